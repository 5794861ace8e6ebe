package io.headroom.support.operations;

import io.headroom.support.Chore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Long work for every service that has a database. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(JdbcClient.class)
class OperationsAutoConfiguration {

    @Bean
    Operations operations(JdbcClient jdbc, @Value("${headroom.service}") String service) {
        return new Operations(jdbc, service);
    }

    @Bean
    OperationController operationController(Operations operations) {
        return new OperationController(operations);
    }

    @Bean
    Chore endInterruptedOperations() {
        return new Chore("update operation set state = 'FAILED', error_code = 'INTERRUPTED', updated_at = now(),"
                + " detail = 'the service stopped while it ran: start it again'"
                + " where state = 'RUNNING' and updated_at < now() - interval '10 minutes'");
    }

    @Bean
    Chore forgetOperations() {
        return new Chore("delete from operation where state <> 'RUNNING' and updated_at < now() - interval '7 days'");
    }
}
