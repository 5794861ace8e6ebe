package io.headroom.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test of a whole service on a random port, with a database of its own and the topics on a broker that all tests of
 * the JVM share; {@link Api}, {@link RecordProbe}, {@link Poison} and {@link Database} can be injected.
 *
 * <p>The pair is embedded, or in containers with {@code -Dheadroom.test.containers=true}; the log says which.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(PlatformCustomizerFactory.class)
public @interface HeadroomIT {

    /** Properties above the service's own. Every distinct set costs an application context of its own. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** The application, if the test's package is not below it. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
