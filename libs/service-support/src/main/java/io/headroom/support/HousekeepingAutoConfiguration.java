package io.headroom.support;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Housekeeping for every service that has a database. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
class HousekeepingAutoConfiguration {

    @Bean
    Housekeeping housekeeping(JdbcClient jdbc, List<Chore> chores) {
        return new Housekeeping(jdbc, chores);
    }
}
