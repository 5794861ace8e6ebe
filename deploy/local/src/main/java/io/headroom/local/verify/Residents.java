package io.headroom.local.verify;

import io.headroom.local.RunningSuite;
import io.headroom.local.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A VM each of at least two tenants, its id used by no other tenant: those that are there, or else ones that are registered
 * for a walk, observed only, and removed after it.
 */
final class Residents implements AutoCloseable {

    private static final int ENOUGH = 3;
    private static final int NEEDED = 2;

    private static final String VMS = "select distinct on (tenant_id) tenant_id, vm_id from vm v"
            + " where not exists (select from vm o where o.vm_id = v.vm_id and o.tenant_id <> v.tenant_id)"
            + " order by tenant_id, vm_id limit " + ENOUGH;

    private static final String UNIT =
            "{\"cpuMillicores\": 250, \"memoryMib\": 256, \"diskKibPerS\": 1024, \"networkKibPerS\": 1024}";

    private final Door door;
    private final RunningSuite suite;
    private final List<Resident> all = new ArrayList<>();
    private final List<Resident> guests = new ArrayList<>();
    private final List<String> pools = new ArrayList<>();

    /** A tenant with its VM. */
    record Resident(String tenant, String vm, String token) {

        String path() {
            return "/api/v1/vms/" + vm;
        }
    }

    private Residents(Door door, RunningSuite suite) {
        this.door = door;
        this.suite = suite;
    }

    /** Finds the residents, and registers what is missing of two. */
    static Residents of(Evidence evidence, Door door) throws SQLException, IOException, InterruptedException {
        Residents residents = new Residents(door, evidence.suite());
        for (List<String> vm : evidence.rows(Service.ALLOCATOR, VMS)) {
            residents.all.add(residents.resident(vm.get(0), vm.get(1)));
        }
        try {
            residents.complete();
        } catch (IOException | RuntimeException e) {
            residents.close();
            throw e;
        }
        return residents;
    }

    List<Resident> all() {
        return all;
    }

    private Resident resident(String tenant, String vm) {
        return new Resident(tenant, vm, suite.tokens().token("tenant-" + tenant));
    }

    private void complete() throws IOException, InterruptedException {
        if (all.size() >= NEEDED) {
            return;
        }
        String visit = "verify-" + UUID.randomUUID();
        create(
                "/api/v1/pools",
                operator(),
                "{\"poolId\": \"" + visit + "\", \"provider\": \"simulated\", \"unit\": " + UNIT + "}");
        pools.add(visit);
        while (all.size() < NEEDED) {
            Resident guest = resident("verify-" + all.size(), visit + "-" + all.size());
            create(
                    "/api/v1/vms",
                    guest.token(),
                    "{\"vmId\": \"" + guest.vm() + "\", \"pool\": \"" + visit + "\", \"mode\": \"OBSERVE\", \"size\": "
                            + UNIT + "}");
            guests.add(guest);
            all.add(guest);
        }
    }

    private String operator() {
        return suite.tokens().token("operator");
    }

    private void create(String path, String token, String body) throws IOException, InterruptedException {
        Door.Reply reply = door.send(
                "POST", path, token, body, "Idempotency-Key", UUID.randomUUID().toString());
        if (reply.status() != 201) {
            throw new IllegalStateException(path + " refused what the walk needs: " + reply.body());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Resident guest : guests) {
            remove(guest.path(), guest.token());
        }
        for (String pool : pools) {
            remove("/api/v1/pools/" + pool, operator());
        }
    }

    private void remove(String path, String token) throws IOException, InterruptedException {
        String etag = door.send("GET", path, token, null).etag();
        Door.Reply reply = door.send("DELETE", path, token, null, "If-Match", etag);
        if (reply.status() != 204) {
            throw new IllegalStateException(path + " was registered for the walk and stays: " + reply.body());
        }
    }
}
