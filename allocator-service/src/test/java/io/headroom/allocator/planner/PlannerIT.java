package io.headroom.allocator.planner;

import io.headroom.allocator.AllocatorApplication;
import io.headroom.test.HeadroomIT;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the planner end to end at 300 times the speed: a step is a second, a hold twelve. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HeadroomIT(
        classes = AllocatorApplication.class,
        properties = {
            "headroom.time-scale=300",
            "headroom.simulated.latency=PT0S",
            "headroom.simulated.shrink-mib-per-s=0",
            "headroom.provider.time-limit=500ms",
            "headroom.provider.attempts=2",
            "headroom.provider.reconcile-every=100ms"
        })
@interface PlannerIT {}
