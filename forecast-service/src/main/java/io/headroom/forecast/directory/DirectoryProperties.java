package io.headroom.forecast.directory;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the directory.
 *
 * @param unregisteredVmCap how many VMs of one tenant may send metrics before anybody registers them
 */
@Validated
@ConfigurationProperties("headroom.forecast.directory")
record DirectoryProperties(@Min(0) @DefaultValue("1000") int unregisteredVmCap) {}
