package io.headroom.support.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope a handler demands; any one of several. Stated on the method or the controller: a handler without it does not
 * start. The scope {@code operator} implies every other; without a value any authenticated caller is let in.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    /** The scopes, for example {@code "qos:read"}. */
    String[] value() default {};
}
