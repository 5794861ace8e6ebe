package io.headroom.local.verify;

import io.headroom.local.RunningSuite;
import io.headroom.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** I9: a tenant that asks for another's VM is told that there is none, at every door. */
final class IsolationWalk implements Check {

    private static final int TENANTS = 3;
    private static final List<String> DOORS = List.of("", "/allocation", "/qos", "/forecast", "/sla");

    /** One VM per tenant whose id no other tenant uses. */
    private static final String VMS = "select distinct on (tenant_id) tenant_id, vm_id from vm v"
            + " where not exists (select from vm o where o.vm_id = v.vm_id and o.tenant_id <> v.tenant_id)"
            + " order by tenant_id, vm_id limit " + TENANTS;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public String promise() {
        return "no tenant sees another's VM";
    }

    @Override
    public List<String> violations(Evidence evidence) throws Exception {
        RunningSuite suite = evidence.suite();
        List<List<String>> vms = evidence.rows(Service.ALLOCATOR, VMS);
        List<String> leaks = new ArrayList<>();
        for (List<String> asking : vms) {
            String token = suite.tokens().token("tenant-" + asking.get(0));
            for (List<String> asked : vms) {
                if (!asked.equals(asking)) {
                    leaks.addAll(knock(suite.gatewayUrl(), token, asking.get(0), asked.get(1)));
                }
            }
        }
        return leaks;
    }

    private List<String> knock(String gateway, String token, String tenant, String vm)
            throws IOException, InterruptedException {
        List<String> leaks = new ArrayList<>();
        for (String door : DOORS) {
            String path = "/api/v1/vms/" + vm + door;
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 404) {
                leaks.add(tenant + " asked for " + path + " and was answered " + status);
            }
        }
        return leaks;
    }
}
