package io.headroom.sla.attainment;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells how the promises to VMs stand. */
@Component
class Attainment {

    private final Standings standings;
    private final VmDirectory directory;
    private final DomainTime time;
    private final AttainmentProperties properties;

    Attainment(Standings standings, VmDirectory directory, DomainTime time, AttainmentProperties properties) {
        this.standings = standings;
        this.directory = directory;
        this.time = time;
        this.properties = properties;
    }

    /** How VMs stand, in the order given. */
    List<VmSlaView> of(List<VmRef> vms) {
        Instant now = time.now();
        Map<VmRef, List<Standing>> byVm =
                standings(vms, properties.period(), now).stream().collect(Collectors.groupingBy(Standing::vm));
        Map<VmRef, Long> late = directory.lateSamples(vms);
        return vms.stream()
                .map(vm -> view(vm, byVm.getOrDefault(vm, List.of()), late.getOrDefault(vm, 0L), now))
                .toList();
    }

    /** How objectives stand over a period of domain time. */
    List<Standing> standings(Collection<VmRef> vms, Duration period, Instant now) {
        return standings.of(vms, period, now, time.real(properties.lately()));
    }

    private VmSlaView view(VmRef vm, List<Standing> standing, long late, Instant now) {
        Instant knownSince = now.minus(time.real(properties.knownFor()));
        List<ObjectiveView> objectives = standing.stream()
                .map(each -> ObjectiveView.of(each, properties.period(), knownSince))
                .toList();
        return new VmSlaView(
                vm.tenantId(),
                vm.vmId(),
                standing.isEmpty() ? null : standing.get(0).tier(),
                VmSlaView.worst(objectives),
                properties.period().toString(),
                late,
                objectives);
    }
}
