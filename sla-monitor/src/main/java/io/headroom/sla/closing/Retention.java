package io.headroom.sla.closing;

import io.headroom.sla.window.WindowProperties;
import io.headroom.support.Chore;
import io.headroom.support.DomainTime;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drops minutes, hours and superseded terms that nothing asks for any more. */
@Configuration(proxyBeanMethods = false)
class Retention {

    private final Duration minutes;
    private final Duration hours;

    Retention(DomainTime time, WindowProperties properties) {
        this.minutes = time.real(properties.minuteRetention());
        this.hours = time.real(properties.hourRetention());
    }

    @Bean
    Chore oldFacts() {
        return new Chore("delete from vm_minute where minute_at < " + ago(minutes));
    }

    @Bean
    Chore oldMinutes() {
        return new Chore("delete from objective_minute where minute_at < " + ago(minutes));
    }

    @Bean
    Chore stoppedClocks() {
        return new Chore("delete from vm_clock where arrived_at < " + ago(minutes));
    }

    @Bean
    Chore oldHours() {
        return new Chore("delete from objective_hour where hour_at < " + ago(hours));
    }

    @Bean
    Chore supersededAllocations() {
        return superseded("allocation_version");
    }

    @Bean
    Chore supersededAssignments() {
        return superseded("assignment_version");
    }

    @Bean
    Chore supersededRegistrations() {
        return superseded("registration_version");
    }

    /** Versions that had a successor before the oldest minute that is kept. */
    private Chore superseded(String table) {
        return new Chore("delete from " + table + " as old where exists (select 1 from " + table
                + " as newer where newer.tenant_id = old.tenant_id and newer.vm_id = old.vm_id"
                + " and newer.effective_at > old.effective_at and newer.effective_at < " + ago(minutes) + ")");
    }

    private static String ago(Duration age) {
        return "now() - interval '" + age.toSeconds() + " seconds'";
    }
}
