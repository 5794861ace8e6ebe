package io.headroom.allocator.planner;

import io.headroom.allocator.AllocatorApplication;
import io.headroom.test.HeadroomIT;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of the planner end to end at 300 times the speed: a step is a second, a hold twelve. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HeadroomIT(
        classes = AllocatorApplication.class,
        properties = {
            "headroom.time-scale=300",
            // A plan waits for the locks of others as long as a third of it: longer than a busy machine takes.
            "headroom.planner.lease=60s",
            // Sixteen racing planners wait for one another's connections: as long as the whole race takes.
            "spring.datasource.hikari.connection-timeout=120000",
            "headroom.simulated.latency=PT0S",
            "headroom.simulated.shrink-mib-per-s=0",
            "headroom.provider.time-limit=500ms",
            "headroom.provider.attempts=2",
            "headroom.provider.reconcile-every=100ms"
        })
@Import(Planned.class)
@interface PlannerIT {}
