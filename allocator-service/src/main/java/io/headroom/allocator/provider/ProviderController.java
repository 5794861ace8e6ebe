package io.headroom.allocator.provider;

import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which providers there are and what each can enforce. */
@Tag(name = "Providers")
@RestController
@RequestMapping("/api/v1/providers")
@RequiresScope("allocation:read")
class ProviderController {

    private final Providers providers;

    ProviderController(Providers providers) {
        this.providers = providers;
    }

    @Operation(summary = "List the providers", operationId = "listProviders")
    @GetMapping
    Page<ProviderView> list() {
        return new Page<>(providers.names().stream().map(ProviderView::new).toList(), null);
    }

    @Operation(summary = "What a provider can enforce", operationId = "getCapabilities")
    @GetMapping("/{provider}/capabilities")
    CapabilitiesView capabilities(@PathVariable @ValidId String provider) {
        GuardedProvider found = providers
                .find(provider)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND,
                        "provider '" + provider + "' is unknown: use one of " + providers.names()));
        return new CapabilitiesView(provider, found.unguarded().capabilities());
    }

    /** A provider's name, as pools state it. */
    record ProviderView(String name) {}

    /** What a provider can enforce, field by field. */
    record CapabilitiesView(String provider, List<Capability> fields) {}
}
