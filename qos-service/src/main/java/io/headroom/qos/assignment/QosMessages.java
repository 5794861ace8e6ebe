package io.headroom.qos.assignment;

import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosPrices;
import io.headroom.contracts.SlaObjective;
import io.headroom.qos.tier.QosProperties;
import io.headroom.qos.tier.Tier;
import io.headroom.qos.tier.Tier.Terms;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes an assignment with everything that planning, enforcing and judging it needs. */
@Component
class QosMessages {

    private final QosProperties properties;

    QosMessages(QosProperties properties) {
        this.properties = properties;
    }

    QosAssigned of(Assignment assignment, Tier tier) {
        Terms terms = tier.terms();
        Double stated = assignment.statedQuantile();
        return new QosAssigned(
                assignment.id().tenantId(),
                assignment.id().vmId(),
                assignment.version(),
                tier.name(),
                tier.version(),
                assignment.source(),
                terms.profile(),
                new QosPrices(
                        properties.currency(),
                        terms.pricePerCoreHour(),
                        terms.pricePerGibHour(),
                        terms.priceReservedShare()),
                terms.shortageWeight(),
                terms.penaltyBasis(),
                stated != null ? stated : terms.statedQuantile(),
                terms.cpuMultiplier(),
                terms.memoryMultiplier(),
                objectives(assignment, terms),
                terms.creditShare(),
                assignment.effectiveAt());
    }

    private List<SlaObjective> objectives(Assignment assignment, Terms terms) {
        List<SlaObjective> objectives = new ArrayList<>();
        objectives.add(new SlaObjective(SlaObjective.Kind.RESOURCE_SATISFACTION, terms.satisfactionTarget(), null));
        Double latency = terms.latencyTarget();
        if (latency != null) {
            Double threshold = assignment.latencyThresholdMs();
            objectives.add(new SlaObjective(
                    SlaObjective.Kind.LATENCY_P95,
                    latency,
                    threshold != null ? threshold : properties.latencyThresholdMs()));
        }
        objectives.add(new SlaObjective(SlaObjective.Kind.ERROR_RATIO, terms.errorRatioTarget(), null));
        return objectives;
    }
}
