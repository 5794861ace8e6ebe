package io.headroom.qos;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The QoS service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QosApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QosApplication.class, arguments);
    }
}
