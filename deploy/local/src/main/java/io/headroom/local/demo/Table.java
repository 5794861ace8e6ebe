package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The live table: what each VM uses, is going to use, has, will have next, and what that costs. */
final class Table {

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final SuiteApi api;
    private final LiveLoad load;
    private final PrintStream out;

    Table(SuiteApi api, LiveLoad load, PrintStream out) {
        this.api = api;
        this.load = load;
        this.out = out;
    }

    /** Draws the table once. */
    void draw() {
        StringBuilder page = new StringBuilder(CLEAR);
        page.append(String.format(
                Locale.ROOT,
                "%-8s %-6s %-8s %7s %13s %9s %9s %-22s %-9s %8s%n",
                "tenant",
                "VM",
                "tier",
                "used",
                "p50 / p95",
                "has",
                "MiB",
                "next reservation",
                "SLA",
                "per hour"));
        Map<String, Map<String, String>> reserved = new HashMap<>();
        Map<String, Map<String, String>> states = new HashMap<>();
        for (String tenant : Fleet.TENANTS) {
            reserved.put(tenant, reservations(tenant));
            states.put(tenant, states(tenant));
        }
        for (SimulatedVm vm : load.all()) {
            page.append(line(vm, reserved, states));
        }
        page.append(String.format(
                Locale.ROOT,
                "%nCPU in cores. %d samples sent, %d refused. Ctrl-C ends the table; ./headroom down stops the suite.%n",
                load.accepted(),
                load.refused()));
        out.print(page);
        out.flush();
    }

    private String line(
            SimulatedVm vm, Map<String, Map<String, String>> reserved, Map<String, Map<String, String>> states) {
        DemoVm definition = vm.vm();
        ResourceAmounts has = vm.effective();
        JsonNode forecast = api.get(
                        definition.tenant(),
                        "/api/v1/vms/" + definition.id() + "/forecast?horizon=1&quantiles=0.5,0.95")
                .json()
                .path("resources")
                .path(0)
                .path("rows")
                .path(0)
                .path("values");
        JsonNode qos = api.get(definition.tenant(), "/api/v1/vms/" + definition.id() + "/qos")
                .json();
        double cost = has == null
                ? 0
                : qos.path("prices").path("perCoreHour").asDouble() * has.cpuMillicores() / 1_000
                        + qos.path("prices").path("perGibHour").asDouble() * has.memoryMib() / 1_024;
        return String.format(
                Locale.ROOT,
                "%-8s %-6s %-8s %7.2f %13s %9s %9s %-22s %-9s %8.4f%n",
                definition.tenant(),
                definition.id(),
                qos.path("tier").asString(),
                ((Number) load.last(definition).getOrDefault("cpuCoresUsed", 0)).doubleValue(),
                forecast.size() == 2
                        ? String.format(
                                Locale.ROOT,
                                "%.2f / %.2f",
                                forecast.path(0).asDouble(),
                                forecast.path(1).asDouble())
                        : "-",
                has == null ? "-" : String.format(Locale.ROOT, "%.2f", has.cpuMillicores() / 1_000.0),
                has == null ? "-" : Long.toString(has.memoryMib()),
                reserved.getOrDefault(definition.tenant(), Map.of()).getOrDefault(definition.id(), "-"),
                states.getOrDefault(definition.tenant(), Map.of()).getOrDefault(definition.id(), "-"),
                cost);
    }

    private Map<String, String> reservations(String tenant) {
        Map<String, String> next = new HashMap<>();
        for (JsonNode item : api.get(tenant, "/api/v1/reservations?state=RESERVED&limit=200")
                .json()
                .path("items")) {
            next.putIfAbsent(
                    item.path("vmId").asString(),
                    String.format(
                            Locale.ROOT,
                            "+%.2f at %s",
                            item.path("delta").path("cpuMillicores").asLong() / 1_000.0,
                            item.path("from").asString().substring(11, 19)));
        }
        return next;
    }

    private Map<String, String> states(String tenant) {
        Map<String, String> states = new HashMap<>();
        for (JsonNode item : api.get(tenant, "/api/v1/sla?limit=200").json().path("items")) {
            states.put(item.path("vmId").asString(), item.path("state").asString());
        }
        return states;
    }
}
