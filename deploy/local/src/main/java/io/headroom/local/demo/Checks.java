package io.headroom.local.demo;

import io.headroom.local.Pause;
import io.headroom.local.SuiteApi;
import io.headroom.local.SuiteApi.Reply;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asserts the loop on the running demo, unattended. */
final class Checks {

    private static final List<String> AMOUNTS = List.of("cpuMillicores", "memoryMib", "diskKibPerS", "networkKibPerS");

    private final SuiteApi api;
    private final LiveLoad load;
    private final List<DemoVm> vms;
    private final PrintStream out;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private int passed;
    private int failed;

    Checks(SuiteApi api, LiveLoad load, List<DemoVm> vms, PrintStream out) {
        this.api = api;
        this.load = load;
        this.vms = vms;
        this.out = out;
    }

    /** Whether everything holds. */
    boolean run() {
        check("every VM and resource has a forecast", within(Duration.ofSeconds(150), this::forecasts));
        check("every VM has an effective allocation", within(Duration.ofSeconds(60), this::allocated));
        check("capacity is set aside before its slot", within(Duration.ofSeconds(60), this::setAside));
        check("a change of tier changes what is enforced", tierChange());
        check("a noisy neighbour's breach is opened, answered and resolved", new NoisyNeighbour(api, load).visit(vms));
        check(
                "what was set aside is active by the beginning of its slot",
                within(Duration.ofSeconds(100), this::activated));
        check("every decision gives a reason", new Reasons(api, out).missing());
        check("no slot of any host is over-committed", calendars());
        check("no host's effective allocations exceed it", physical());
        check("no accepted sample was refused or lost", samples());
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    private void check(String promise, String problem) {
        boolean ok = problem.isEmpty();
        passed += ok ? 1 : 0;
        failed += ok ? 0 : 1;
        out.println((ok ? "ok    " : "FAIL  ") + promise + (ok ? "" : ": " + problem));
        out.flush();
    }

    /** The last problem if there still is one after that long; empty as soon as there is none. */
    static String within(Duration patience, Supplier<String> problem) {
        long end = System.nanoTime() + patience.toNanos();
        String last = problem.get();
        while (!last.isEmpty() && System.nanoTime() < end) {
            Pause.ms(500);
            last = problem.get();
        }
        return last;
    }

    private String forecasts() {
        List<String> missing = new ArrayList<>();
        for (DemoVm vm : vms) {
            JsonNode forecast =
                    api.get(vm.tenant(), "/api/v1/vms/" + vm.id() + "/forecast").json();
            if (forecast.path("resources").size() < 4) {
                missing.add(vm.id() + " " + forecast.path("resources").size() + "/4");
            }
        }
        return missing.isEmpty() ? "" : missing.size() + " VMs without: " + head(missing);
    }

    private String allocated() {
        List<String> missing = load.all().stream()
                .filter(vm -> vm.effective() == null)
                .map(vm -> vm.vm().id())
                .toList();
        return missing.isEmpty() ? "" : missing.size() + " without: " + head(missing);
    }

    private String setAside() {
        Instant now = Instant.now();
        int ahead = 0;
        for (JsonNode reservation : reservations("RESERVED")) {
            Instant from = Instant.parse(reservation.path("from").asString());
            Instant made = Instant.parse(reservation.path("createdAt").asString());
            if (!made.isBefore(from)) {
                return reservation.path("reservationId").asString() + " was made at " + made + ", its slot began "
                        + from;
            }
            if (from.isAfter(now)) {
                ahead++;
                firstSeen.putIfAbsent(reservation.path("reservationId").asString(), now);
            }
        }
        return ahead > 0 ? "" : "nothing is reserved ahead";
    }

    /** A reservation is an option on its whole span; what was needed at its beginning must be active by then. */
    private String activated() {
        setAside();
        int bySlot = 0;
        int later = 0;
        for (JsonNode reservation : reservations("ACTIVE")) {
            if (firstSeen.containsKey(reservation.path("reservationId").asString())) {
                Instant from = Instant.parse(reservation.path("from").asString());
                Instant active = Instant.parse(reservation.path("changedAt").asString());
                if (active.isAfter(from)) {
                    later++;
                } else {
                    bySlot++;
                }
            }
        }
        return bySlot > 0 ? "" : "none that was seen set aside; " + later + " later within their span";
    }

    private String tierChange() {
        DemoVm vm = find("BRONZE");
        String path = "/api/v1/vms/" + vm.id() + "/qos";
        Reply before = api.get(vm.tenant(), path);
        long began = System.nanoTime();
        Reply after = api.put(vm.tenant(), path, Map.of("tier", "PLATINUM"), before.etag());
        if (after.status() != 200) {
            return "PUT was answered with " + after.status() + ": " + after.body();
        }
        String problem = within(Duration.ofSeconds(20), () -> {
            JsonNode now = allocation(vm).path("effective").path("enforcement").path("cpuWeight");
            return now.asInt() == 800 ? "" : "cpuWeight is " + now + " instead of 800";
        });
        out.printf("      effective after %.1f s%n", (System.nanoTime() - began) / 1e9);
        return problem;
    }

    private String calendars() {
        for (int host = 1; host <= Setup.hosts(vms); host++) {
            JsonNode calendar = api.get(SuiteApi.OPERATOR, "/api/v1/hosts/demo-host-" + host + "/calendar")
                    .json();
            if (calendar.path("slots").isEmpty()) {
                return "host " + host + " has no calendar: " + calendar;
            }
            for (JsonNode slot : calendar.path("slots")) {
                for (String amount : AMOUNTS) {
                    long taken = slot.path("reserved").path(amount).asLong()
                            + slot.path("active").path(amount).asLong();
                    if (taken > slot.path("sellable").path(amount).asLong()) {
                        return "host " + host + " at " + slot.path("at").asString() + ": " + taken + " " + amount;
                    }
                }
            }
        }
        return "";
    }

    private String physical() {
        Map<String, Long> cores = new HashMap<>();
        for (DemoVm vm : vms) {
            JsonNode allocation = allocation(vm);
            cores.merge(
                    allocation.path("hostId").asString(),
                    allocation
                            .path("effective")
                            .path("resources")
                            .path("cpuMillicores")
                            .asLong(),
                    Long::sum);
        }
        for (Map.Entry<String, Long> host : cores.entrySet()) {
            if (host.getValue() > 48_000) {
                return host.getKey() + " carries " + host.getValue() + " millicores of 48000";
            }
        }
        return "";
    }

    /** Every sample that was answered with 200 is in the history, and no other. */
    private String samples() {
        load.close();
        if (load.refused() > 0 || load.accepted() == 0) {
            return load.refused() + " refused, " + load.accepted() + " accepted";
        }
        return within(Duration.ofSeconds(30), () -> {
            long stored = 0;
            for (DemoVm vm : vms) {
                JsonNode history = api.get(vm.tenant(), "/api/v1/vms/" + vm.id() + "/metrics?from=" + load.started())
                        .require("The history of " + vm.id(), 200)
                        .json();
                for (JsonNode point : history.path("points")) {
                    stored += point.path("samples").asLong();
                }
            }
            return stored == load.accepted() ? "" : stored + " stored of " + load.accepted() + " accepted";
        });
    }

    private JsonNode allocation(DemoVm vm) {
        return api.get(vm.tenant(), "/api/v1/vms/" + vm.id() + "/allocation").json();
    }

    private List<JsonNode> reservations(String state) {
        List<JsonNode> all = new ArrayList<>();
        for (String tenant : Fleet.TENANTS) {
            api.get(tenant, "/api/v1/reservations?state=" + state + "&limit=200")
                    .json()
                    .path("items")
                    .forEach(all::add);
        }
        return all;
    }

    private DemoVm find(String tier) {
        return vms.stream()
                .filter(vm -> vm.tier().equals(tier))
                .filter(vm -> api.get(vm.tenant(), "/api/v1/vms/" + vm.id() + "/qos")
                        .json()
                        .path("tier")
                        .asString()
                        .equals(tier))
                .findFirst()
                .orElseThrow();
    }

    private static String head(List<String> values) {
        return String.join(", ", values.subList(0, Math.min(5, values.size())));
    }
}
