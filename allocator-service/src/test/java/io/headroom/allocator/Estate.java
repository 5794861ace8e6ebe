package io.headroom.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Registers what a story needs, under names that no other story uses: a pool of simulated hosts of 16 cores and 64 GiB,
 * and VMs of 2 cores and 4 GiB that the planner leaves alone.
 */
public final class Estate {

    private final Api api;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    public Estate(Api api) {
        this.api = api;
    }

    /** A name that is unique to this story. */
    public String named(String name) {
        return name + "-" + suffix;
    }

    public String tenant() {
        return named("acme");
    }

    public Api operator() {
        return api.as(TestTokens.operator());
    }

    public Api owner() {
        return of(tenant());
    }

    /** A tenant that may read and write allocations. */
    public Api of(String tenant) {
        return api.as(TestTokens.tenant(tenant, "allocation:read", "allocation:write"));
    }

    public String pool() {
        String pool = named("pool");
        created(
                operator(),
                "/api/v1/pools",
                Map.of("poolId", pool, "provider", "simulated", "unit", amounts(250, 256, 1024, 1024)));
        return pool;
    }

    public String host(String name, String pool) {
        String host = named(name);
        Map<String, Long> physical = amounts(16_000, 65_536, 1_024_000, 1_250_000);
        created(operator(), "/api/v1/hosts", Map.of("hostId", host, "pool", pool, "physical", physical));
        return host;
    }

    /** A VM that runs on a host already. */
    public String vm(String name, String pool, String host) {
        String vm = named(name);
        Map<String, Object> body = new LinkedHashMap<>(vmBody(vm, pool));
        body.put("hostId", host);
        created(operator(), "/api/v1/vms?tenant=" + tenant(), body);
        return vm;
    }

    public static Map<String, Object> vmBody(String vm, String pool) {
        return Map.of("vmId", vm, "pool", pool, "mode", "OBSERVE", "size", amounts(2_000, 4_096, 51_200, 31_250));
    }

    public static Map<String, Long> amounts(long cpu, long memory, long disk, long network) {
        return Map.of("cpuMillicores", cpu, "memoryMib", memory, "diskKibPerS", disk, "networkKibPerS", network);
    }

    public static Api withKey(Api api) {
        return api.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void created(Api api, String path, Object body) {
        Answer answer = withKey(api).post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
