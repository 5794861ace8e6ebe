package io.headroom.sla;

import io.headroom.test.HeadroomIT;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole monitor in which a minute passes in a second. */
@HeadroomIT(properties = {"headroom.time-scale=60", "headroom.sla.catch-up.hold=PT0.2S"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SlaIT {}
