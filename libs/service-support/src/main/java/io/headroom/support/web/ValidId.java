package io.headroom.support.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A path variable, parameter or field that holds an id by the rule of {@link Ids}; null is left to {@code @NotNull}. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Ids.PATTERN, message = "must be 1 to 128 of A-Z a-z 0-9 . _ : - and start with a letter or digit")
@Target({
    ElementType.PARAMETER,
    ElementType.FIELD,
    ElementType.RECORD_COMPONENT,
    ElementType.METHOD,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidId {

    /** Unused: the message is the pattern's. */
    String message() default "is no valid id";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Validation payload. */
    Class<? extends Payload>[] payload() default {};
}
