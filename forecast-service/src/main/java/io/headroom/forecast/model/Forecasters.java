package io.headroom.forecast.model;

import io.headroom.forecasting.ensemble.AutoForecaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one choice of models for whatever is forecast. */
@Configuration(proxyBeanMethods = false)
class Forecasters {

    @Bean
    AutoForecaster forecaster(ModelProperties properties) {
        return new AutoForecaster(Shape.HORIZON, Shape.levels(), properties.stepsPerDay());
    }
}
