package io.headroom.test;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Keeps a broker within the JVM, and clients that outlive it by a moment, from filling the tests' log. */
class QuietBroker implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "headroom-quiet-broker",
                        Map.of(
                                "logging.level.kafka", "ERROR",
                                "logging.level.org.apache.kafka", "ERROR",
                                "logging.level.state.change.logger", "ERROR",
                                "logging.level.org.testcontainers", "WARN")));
    }
}
