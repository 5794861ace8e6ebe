package io.headroom.support;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The clock and the domain time; a test replaces either. */
@AutoConfiguration
class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    DomainTime domainTime(
            @Value("${headroom.time-scale:1}") int scale, @Value("${headroom.step:PT5M}") Duration step, Clock clock) {
        return new DomainTime(scale, step, clock);
    }
}
