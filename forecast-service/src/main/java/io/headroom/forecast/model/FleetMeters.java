package io.headroom.forecast.model;

import io.headroom.contracts.DemandForecast;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells how many VMs are forecast, and how old the oldest model and the oldest forecast are. */
@Component
class FleetMeters implements MeterBinder {

    private final Fleet fleet;
    private final DomainTime time;

    FleetMeters(Fleet fleet, DomainTime time) {
        this.fleet = fleet;
        this.time = time;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("headroom.forecast.vms", this, FleetMeters::fitted).register(meters);
        Gauge.builder("headroom.forecast.model.age.max", this, it -> it.oldest(FleetMeters::fittedAt))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("headroom.forecast.age.max", this, it -> it.oldest(FleetMeters::publishedAt))
                .baseUnit("seconds")
                .register(meters);
    }

    private double fitted() {
        return fleet.all().stream().filter(Subject::fitted).count();
    }

    /** Real seconds since the earliest of them; 0 if there is none. */
    private double oldest(Function<VmSubject, Optional<Instant>> instant) {
        return fleet.all().stream()
                .flatMap(subject -> instant.apply(subject).stream())
                .min(Comparator.naturalOrder())
                .map(earliest -> Duration.between(earliest, time.now()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    private static Optional<Instant> fittedAt(Subject subject) {
        return Optional.of(subject.fittedAt()).filter(at -> at.isBefore(Instant.MAX));
    }

    private static Optional<Instant> publishedAt(Subject subject) {
        return subject.published().map(DemandForecast::issuedAt);
    }
}
