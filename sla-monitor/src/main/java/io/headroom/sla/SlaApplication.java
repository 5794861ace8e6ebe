package io.headroom.sla;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The SLA monitor. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SlaApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SlaApplication.class, arguments);
    }
}
