package io.headroom.support.openapi;

import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;

/** Documents on every operation what the conventions add to it: scopes, the operator's tenant, keys and refusals. */
class SharedAnswers implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        RequiresScope required = method.getMethodAnnotation(RequiresScope.class) != null
                ? method.getMethodAnnotation(RequiresScope.class)
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
        if (required != null) {
            demandScopes(operation, List.of(required.value()));
            refuseWhatIsMalformed(operation, method);
            refuseWhatIsOutOfDate(operation, method);
            refuseWhatTheOperationSays(operation, method);
        }
        return operation;
    }

    private static void demandScopes(Operation operation, List<String> scopes) {
        operation.addSecurityItem(new SecurityRequirement().addList(SharedComponents.BEARER, scopes));
        operation.addSecurityItem(new SecurityRequirement().addList(SharedComponents.CLIENT_CREDENTIALS, scopes));
        if (!scopes.contains(Caller.OPERATOR)) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("tenant")
                    .description("The tenant, for an operator only")
                    .schema(new StringSchema()));
        }
        refuse(operation, "401", "the bearer token is missing, expired or not for this suite");
        refuse(operation, "403", "the token lacks the scope or may not name a tenant");
        refuse(operation, "429", "the caller's quota is used up, see Retry-After");
    }

    private static void refuseWhatIsMalformed(Operation operation, HandlerMethod method) {
        refuse(operation, "400", "a value is missing, unknown or invalid");
        if (has(method, PathVariable.class)) {
            refuse(operation, "404", "unknown, or another tenant's");
        }
        if (operation.getRequestBody() != null) {
            refuse(operation, "413", "the body is larger than is taken here");
            refuse(operation, "415", "the Content-Type is not one that is taken here");
        }
    }

    private static void refuseWhatIsOutOfDate(Operation operation, HandlerMethod method) {
        if (demandsIfMatch(method)) {
            refuse(operation, "412", "the ETag is stale");
            refuse(operation, "428", "If-Match is missing");
        }
        if (method.hasMethodAnnotation(Idempotent.class)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .required(true)
                    .description("A new UUID per request; the same one when it is repeated")
                    .schema(new StringSchema().maxLength(255)));
            refuse(operation, "409", "it exists, or a request with this key is still running");
            refuse(operation, "422", "the key was used for another request");
        }
    }

    private static void refuseWhatTheOperationSays(Operation operation, HandlerMethod method) {
        AnnotatedElementUtils.findMergedRepeatableAnnotations(method.getMethod(), Refused.class)
                .forEach(refused -> refuse(operation, refused.status(), refused.when()));
    }

    private static boolean has(HandlerMethod method, Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static boolean demandsIfMatch(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> {
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            return header != null && header.name().equalsIgnoreCase("If-Match");
        });
    }

    private static void refuse(Operation operation, String status, String why) {
        ApiResponses responses = operation.getResponses();
        if (responses == null) {
            responses = new ApiResponses();
            operation.setResponses(responses);
        }
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + SharedComponents.PROBLEM);
        ApiResponse known = responses.get(status);
        responses.put(
                status,
                new ApiResponse()
                        .description(known == null ? why : known.getDescription() + "; or " + why)
                        .content(new Content()
                                .addMediaType("application/problem+json", new MediaType().schema(problem))));
    }
}
