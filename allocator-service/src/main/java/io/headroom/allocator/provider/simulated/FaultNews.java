package io.headroom.allocator.provider.simulated;

import io.headroom.support.AfterCommit;
import org.springframework.stereotype.Component;

/** Tells the provider of a fault's begin or end once it is stored. */
@Component
class FaultNews {

    private final SimulatedProvider provider;

    FaultNews(SimulatedProvider provider) {
        this.provider = provider;
    }

    void changed(Fault fault) {
        AfterCommit.run(() -> provider.changed(fault));
    }
}
