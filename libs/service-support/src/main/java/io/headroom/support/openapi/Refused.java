package io.headroom.support.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a refusal of an operation that does not follow from its shape. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Refused.All.class)
public @interface Refused {

    /** The status of the answer, for example {@code "409"}. */
    String status();

    /** When it is given, for example {@code "the pool still has hosts"}. */
    String when();

    /** Several on one operation. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        Refused[] value();
    }
}
