package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.Estate;
import io.headroom.allocator.provider.ResourceProvider;
import io.headroom.allocator.provider.ResourceProviderContract;
import io.headroom.test.Api;
import org.springframework.beans.factory.annotation.Autowired;

@AllocatorIT
class SimulatedProviderIT extends ResourceProviderContract {

    @Autowired
    private SimulatedProvider provider;

    @Autowired
    private Api api;

    private String pool = "";
    private String host = "";

    @Override
    protected ResourceProvider provider() {
        return provider;
    }

    @Override
    protected String pool() {
        register();
        return pool;
    }

    @Override
    protected String host() {
        register();
        return host;
    }

    private void register() {
        if (pool.isEmpty()) {
            Estate estate = new Estate(api);
            pool = estate.pool();
            host = estate.host("host", pool);
        }
    }
}
