package io.headroom.allocator;

import io.headroom.test.HeadroomIT;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole allocator, its simulated hosts without latency; all such tests share one application context. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HeadroomIT(
        classes = AllocatorApplication.class,
        properties = {
            "headroom.simulated.latency=PT0S",
            "headroom.simulated.shrink-mib-per-s=0",
            "headroom.provider.time-limit=500ms",
            "headroom.provider.attempts=2",
            "headroom.provider.reconcile-every=100ms"
        })
public @interface AllocatorIT {}
