package io.headroom.support;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every service with a database needs: one time scale for its data, and housekeeping. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
class DataAutoConfiguration {

    @Bean
    ScaleGuard scaleGuard(JdbcClient jdbc, DomainTime time) {
        return new ScaleGuard(jdbc, time);
    }

    @Bean
    Housekeeping housekeeping(JdbcClient jdbc, List<Chore> chores) {
        return new Housekeeping(jdbc, chores);
    }
}
