package io.headroom.support.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST handler that creates something and demands an {@code Idempotency-Key}: the same key again gets the first answer
 * again, for 24 hours, per tenant, subject and path.
 *
 * <p>The handler runs in one transaction with the storing of its answer, so it may use {@code @Transactional} but neither
 * answer asynchronously nor open another transaction for its effect. Only successful answers are stored: after a refusal
 * nothing was created and the key is free.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether the body is too large to be held; then only its declared length and type tell two requests apart. */
    boolean streamed() default false;
}
