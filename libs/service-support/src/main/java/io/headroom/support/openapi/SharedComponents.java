package io.headroom.support.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds what every document refers to: the problem detail and the two ways to authenticate. */
class SharedComponents implements GlobalOpenApiCustomizer {

    static final String PROBLEM = "Problem";
    static final String BEARER = "bearer";
    static final String CLIENT_CREDENTIALS = "clientCredentials";

    private static final Map<String, String> SCOPES = Map.of(
            "metrics:write", "send metrics",
            "forecast:read", "read history and forecasts",
            "qos:read", "read tiers, assignments and cost",
            "qos:write", "assign tiers, set budgets",
            "allocation:read", "read inventory, allocations, reservations and decisions",
            "allocation:write", "register VMs and groups, reserve",
            "sla:read", "read attainment and breaches",
            "sla:write", "set objectives and alert channels",
            "operator", "everything, for every tenant");

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents()
                .addSchemas(PROBLEM, problem())
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSecuritySchemes(CLIENT_CREDENTIALS, clientCredentials());
    }

    private static SecurityScheme clientCredentials() {
        Scopes scopes = new Scopes();
        SCOPES.keySet().stream().sorted().forEach(scope -> scopes.addString(scope, SCOPES.get(scope)));
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the body, or a parameter"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457 problem detail")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", new StringSchema().description("stable code in UPPER_SNAKE"))
                .addProperty("detail", new StringSchema().description("the offending value and the likely fix"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(error));
    }
}
