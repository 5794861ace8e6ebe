package io.headroom.test;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Points a context at the pair and at the tests' issuer, and offers it the tests' tools; all instances are equal. */
record PlatformCustomizer() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Platform platform = Platform.get();
        Database database = platform.createDatabase();
        ConfigurableEnvironment environment = context.getEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "headroom-test-platform",
                        Map.of(
                                "spring.datasource.url", database.jdbcUrl(),
                                "spring.datasource.username", database.user(),
                                "spring.datasource.password", database.password(),
                                "spring.kafka.bootstrap-servers", platform.bootstrapServers(),
                                "spring.cloud.stream.kafka.binder.brokers", platform.bootstrapServers(),
                                "headroom.issuer", TestTokens.issuer())));
        if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
            register(registry, Api.class, () -> new Api(environment));
            register(registry, Database.class, () -> database);
            register(registry, RecordProbe.class, () -> new RecordProbe(platform.bootstrapServers()));
            register(
                    registry,
                    Poison.class,
                    () -> new Poison(context.getBeanFactory().getBean(RecordProbe.class), environment));
        }
    }

    private static <T> void register(BeanDefinitionRegistry registry, Class<T> type, Supplier<T> supplier) {
        RootBeanDefinition definition = new RootBeanDefinition(type, supplier);
        definition.setLazyInit(true);
        registry.registerBeanDefinition(type.getName(), definition);
    }
}
