package io.headroom.forecast;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The forecast service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ForecastApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ForecastApplication.class, arguments);
    }
}
