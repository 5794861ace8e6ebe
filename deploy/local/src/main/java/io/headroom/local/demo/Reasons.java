package io.headroom.local.demo;

import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** Looks through all decisions for one that does not say why. */
final class Reasons {

    private final SuiteApi api;
    private final PrintStream out;

    Reasons(SuiteApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** The first decision without an outcome or a reason in words; empty if each has both. */
    String missing() {
        int decisions = 0;
        String next = "";
        do {
            JsonNode page = api.get(SuiteApi.OPERATOR, "/api/v1/decisions?limit=1000" + next)
                    .require("The decisions", 200)
                    .json();
            for (JsonNode decision : page.path("items")) {
                decisions++;
                if (decision.path("reasons").isEmpty()
                        || decision.path("outcome").asString().isEmpty()) {
                    return "none in " + decision;
                }
            }
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        out.println("      " + decisions + " decisions");
        return decisions == 0 ? "there is no decision" : "";
    }
}
