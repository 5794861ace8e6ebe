package io.headroom.gateway.issuer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who gets a token of the local issuer.
 *
 * @param devSecret secret of the clients {@code operator}, {@code ci} and {@code tenant-NAME}
 * @param serviceSecrets secret of each {@code svc-NAME} by its name; one without a secret gets no token
 * @param tokenLifetime how long a token is valid; real time
 * @param ciTenant the tenant whose VMs the client {@code ci} sees
 * @param allowedAddresses from where tokens and keys are asked for, as addresses or networks; loopback by default
 */
@Validated
@ConfigurationProperties("headroom.gateway.local-issuer")
record LocalIssuerProperties(
        @NotBlank String devSecret,
        @DefaultValue Map<String, String> serviceSecrets,
        @DefaultValue("PT1H") Duration tokenLifetime,
        @NotBlank @DefaultValue("ci") String ciTenant,
        @NotEmpty @DefaultValue({"127.0.0.0/8", "::1"}) List<String> allowedAddresses) {}
