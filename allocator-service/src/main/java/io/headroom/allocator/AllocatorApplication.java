package io.headroom.allocator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Knows what there is, decides who gets it when, and has the providers bring it about. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AllocatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(AllocatorApplication.class, args);
    }
}
