package io.headroom.local.verify;

import io.headroom.local.verify.Door.Reply;
import io.headroom.local.verify.Residents.Resident;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whatever a caller sends wrongly is refused with the status and the code that the API promises, as a problem detail. */
final class BadInputWalk implements Check {

    private static final String METRICS = "/api/v1/metrics";
    private static final String VMS = "/api/v1/vms";
    private static final String CHANGE = "{\"mode\": \"OBSERVE\"}";
    private static final int TEN_MEBIBYTES = 10 << 20;

    @Override
    public String id() {
        return "API";
    }

    @Override
    public String promise() {
        return "bad input is refused as the API says";
    }

    @Override
    public List<String> violations(Evidence evidence) throws Exception {
        Door door = new Door(evidence.suite().gatewayUrl());
        try (Residents residents = Residents.of(evidence, door)) {
            Walk walk = new Walk(door, residents.all().get(0));
            walk.tokens();
            walk.bodies();
            walk.samples();
            walk.preconditions();
            return walk.violations;
        }
    }

    /** One caller's way past the doors. */
    private static final class Walk {

        private final List<String> violations = new ArrayList<>();
        private final Door door;
        private final Resident caller;

        Walk(Door door, Resident caller) {
            this.door = door;
            this.caller = caller;
        }

        void tokens() throws IOException, InterruptedException {
            int signature = caller.token().lastIndexOf('.') + 1;
            String forged = caller.token().substring(0, signature) + "A".repeat(342);
            refused("no token", door.send("GET", VMS, null, null), 401, "UNAUTHENTICATED");
            refused("a forged token", door.send("GET", VMS, forged, null), 401, "UNAUTHENTICATED");
            refused(
                    "a tenant among the hosts",
                    door.send("GET", "/api/v1/hosts", caller.token(), null),
                    403,
                    "SCOPE_MISSING");
            refused(
                    "another tenant named",
                    door.send("GET", VMS + "?tenant=somebody-else", caller.token(), null),
                    403,
                    "TENANT_FORBIDDEN");
        }

        void bodies() throws IOException, InterruptedException {
            refused("malformed JSON", post(METRICS, "{\"samples\": ["), 400, "MALFORMED_JSON");
            refused(
                    "NaN",
                    post(METRICS, "{\"samples\": [{\"vmId\": \"v\", \"cpuCoresUsed\": NaN}]}"),
                    400,
                    "MALFORMED_JSON");
            refused("an unknown property", post(METRICS, "{\"sample\": []}"), 400, "UNKNOWN_PROPERTY");
            refused(
                    "an unknown parameter",
                    door.send("GET", VMS + "?colour=red", caller.token(), null),
                    400,
                    "UNKNOWN_PARAMETER");
            refused("a body of 10 MiB", post(METRICS, " ".repeat(TEN_MEBIBYTES)), 413, "PAYLOAD_TOO_LARGE");
        }

        /** A bad sample is refused by itself: the answer is 200 and names each. */
        void samples() throws IOException, InterruptedException {
            Instant now = Instant.now();
            Reply reply = post(
                    METRICS,
                    "{\"samples\": [" + sample(now, "-1") + ", " + sample(now, "\"NaN\"") + ", "
                            + sample(now.plus(Duration.ofDays(1)), "1") + "]}");
            List<String> codes = reply.json()
                    .path("rejected")
                    .valueStream()
                    .map(rejected -> rejected.path("code").asString())
                    .toList();
            JsonNode accepted = reply.json().path("accepted");
            if (reply.status() != 200
                    || accepted.asInt(-1) != 0
                    || !codes.equals(List.of("SAMPLE_INVALID", "SAMPLE_INVALID", "SAMPLE_IN_FUTURE"))) {
                violations.add("a negative sample, one that is NaN and one of tomorrow: answered " + reply.status()
                        + " " + reply.body());
            }
        }

        void preconditions() throws IOException, InterruptedException {
            refused("no If-Match", door.send("PATCH", caller.path(), caller.token(), CHANGE), 428, "IF_MATCH_REQUIRED");
            refused(
                    "a stale ETag",
                    door.send("PATCH", caller.path(), caller.token(), CHANGE, "If-Match", "\"0\""),
                    412,
                    "ETAG_STALE");
            refused("no Idempotency-Key", post(VMS, "{}"), 400, "IDEMPOTENCY_KEY_REQUIRED");
        }

        private String sample(Instant at, String cores) {
            return "{\"vmId\": \"" + caller.vm() + "\", \"at\": \"" + at + "\", \"cpuCoresUsed\": " + cores + "}";
        }

        private Reply post(String path, String body) throws IOException, InterruptedException {
            return door.send("POST", path, caller.token(), body);
        }

        private void refused(String what, Reply reply, int status, String code) {
            if (reply.status() != status || !reply.problem().equals(code)) {
                violations.add(what + " must be answered " + status + " " + code + ", was " + reply.status() + " "
                        + reply.contentType() + " " + reply.body());
            }
        }
    }
}
