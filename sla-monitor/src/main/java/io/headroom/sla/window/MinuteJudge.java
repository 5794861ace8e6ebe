package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaObjective;
import io.headroom.sla.terms.Allocation;
import io.headroom.sla.terms.Promise;
import io.headroom.sla.terms.Terms;
import io.headroom.sla.terms.TermsTimeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Judges one minute of one VM: a pure function of its samples and of what was in force in it. */
public final class MinuteJudge {

    private static final int SECONDS = 60;

    private final ShortnessRules rules;

    /** A judge by these rules. */
    public MinuteJudge(ShortnessRules rules) {
        this.rules = rules;
    }

    /**
     * Judges a minute; nothing is promised to a VM that is not registered, or not any more.
     *
     * @param samples those of the minute, in their order, at least one
     */
    public JudgedMinute judge(Instant minuteAt, List<Sample> samples, TermsTimeline timeline) {
        Terms terms = timeline.at(samples.get(samples.size() - 1).at());
        Double steal = mean(samples, Sample::stealRatio);
        Double requests = requests(samples);
        MinuteFacts facts = new MinuteFacts(
                minuteAt,
                samples.size(),
                Arrays.stream(Resource.values())
                        .map(resource -> resource(resource, samples, steal, timeline, terms))
                        .toList(),
                steal,
                optional(values(samples, Sample::latencyP95Ms).max()),
                requests,
                requests == null ? null : failed(samples));
        Promise promise = terms.promise();
        if (promise == null || terms.registration() == null) {
            return new JudgedMinute(facts, "", Set.of(), List.of());
        }
        return new JudgedMinute(
                facts,
                promise.tier(),
                promise.objectives().stream().map(SlaObjective::kind).collect(Collectors.toUnmodifiableSet()),
                promise.objectives().stream()
                        .map(objective -> verdict(objective, facts))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private ResourceFacts resource(
            Resource resource, List<Sample> samples, @Nullable Double steal, TermsTimeline timeline, Terms terms) {
        List<Sample> measured =
                samples.stream().filter(sample -> sample.used(resource) != null).toList();
        Double used = aggregate(resource, measured, sample -> sample.used(resource));
        Double share = aggregate(resource, measured, sample -> share(resource, sample, timeline));
        Allocation allocation = terms.allocation();
        return new ResourceFacts(
                resource,
                used,
                allocation == null ? null : Long.valueOf(allocation.effective().get(resource)),
                rules.judge(resource, share, steal, terms));
    }

    /** A rate counts by its mean, memory by its maximum. */
    private static @Nullable Double aggregate(
            Resource resource, List<Sample> samples, Function<Sample, @Nullable Double> value) {
        return resource == Resource.MEMORY ? optional(values(samples, value).max()) : mean(samples, value);
    }

    private static @Nullable Double share(Resource resource, Sample sample, TermsTimeline timeline) {
        Double used = sample.used(resource);
        Allocation allocation = timeline.at(sample.at()).allocation();
        if (used == null || allocation == null) {
            return null;
        }
        return used == 0 ? 0.0 : used / allocation.effective().get(resource);
    }

    private static Optional<ObjectiveMinute> verdict(SlaObjective objective, MinuteFacts facts) {
        return switch (objective.kind()) {
            case RESOURCE_SATISFACTION -> satisfaction(objective, facts);
            case LATENCY_P95 -> latency(objective, facts);
            case ERROR_RATIO -> errors(objective, facts);
        };
    }

    private static Optional<ObjectiveMinute> satisfaction(SlaObjective objective, MinuteFacts facts) {
        Optional<ResourceFacts> lacking = lacking(facts);
        if (lacking.isEmpty() && facts.resources().stream().allMatch(each -> each.condition() == Condition.UNKNOWN)) {
            return Optional.empty();
        }
        String cause =
                lacking.map(each -> each.resource() + "_" + each.condition()).orElse(null);
        return Optional.of(minute(objective, facts, cause));
    }

    private static Optional<ObjectiveMinute> latency(SlaObjective objective, MinuteFacts facts) {
        Double threshold = objective.thresholdMs();
        if (facts.latencyP95Ms() == null || threshold == null) {
            return Optional.empty();
        }
        return Optional.of(
                minute(objective, facts, facts.latencyP95Ms() > threshold ? "LATENCY_OVER_THRESHOLD" : null));
    }

    private static Optional<ObjectiveMinute> errors(SlaObjective objective, MinuteFacts facts) {
        if (facts.requests() == null || facts.failedRequests() == null || facts.requests() == 0) {
            return Optional.empty();
        }
        boolean good = facts.failedRequests() <= objective.target() * facts.requests();
        return Optional.of(new ObjectiveMinute(
                objective.kind(),
                facts.minuteAt(),
                good,
                facts.requests(),
                Math.min(facts.failedRequests(), facts.requests()),
                objective.target(),
                good ? null : "ERRORS_OVER_TARGET",
                good ? null : lacking(facts).map(ResourceFacts::resource).orElse(null)));
    }

    private static ObjectiveMinute minute(SlaObjective objective, MinuteFacts facts, @Nullable String cause) {
        return new ObjectiveMinute(
                objective.kind(),
                facts.minuteAt(),
                cause == null,
                1,
                cause == null ? 0 : 1,
                objective.target(),
                cause,
                cause == null
                        ? null
                        : lacking(facts).map(ResourceFacts::resource).orElse(null));
    }

    private static Optional<ResourceFacts> lacking(MinuteFacts facts) {
        return facts.resources().stream()
                .filter(each -> each.condition().isShort())
                .findFirst();
    }

    /** Without a rate, a sample that tells of errors stands for one request per second. */
    private static @Nullable Double requests(List<Sample> samples) {
        List<Sample> telling =
                samples.stream().filter(sample -> sample.errorRatio() != null).toList();
        Double rate = mean(telling, MinuteJudge::rate);
        return rate == null ? null : Double.valueOf(rate * SECONDS);
    }

    private static @Nullable Double failed(List<Sample> samples) {
        Double rate = mean(
                samples,
                sample -> sample.errorRatio() == null ? null : Double.valueOf(rate(sample) * sample.errorRatio()));
        return rate == null ? null : Double.valueOf(rate * SECONDS);
    }

    private static double rate(Sample sample) {
        return sample.requestsPerS() == null ? 1 : sample.requestsPerS();
    }

    private static @Nullable Double mean(List<Sample> samples, Function<Sample, @Nullable Double> value) {
        return optional(values(samples, value).average());
    }

    private static DoubleStream values(List<Sample> samples, Function<Sample, @Nullable Double> value) {
        return samples.stream().map(value).filter(Objects::nonNull).mapToDouble(Double::doubleValue);
    }

    private static @Nullable Double optional(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
