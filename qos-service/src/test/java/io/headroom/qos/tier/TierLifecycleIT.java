package io.headroom.qos.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.VmRef;
import io.headroom.qos.QosIT;
import io.headroom.test.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tiers as seeded, and what an edit does. */
class TierLifecycleIT extends QosIT {

    @Test
    void fourTiersAreSeededCheapestFirst() {
        Answer answer = tenant("tier-a").get("/api/v1/tiers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("items")
                        .valueStream()
                        .map(tier -> tier.path("name").asString()))
                .containsExactly("BRONZE", "SILVER", "GOLD", "PLATINUM");
        assertThat(answer.json()
                        .path("items")
                        .path(2)
                        .path("terms")
                        .path("shortageWeight")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void anEditIsAVersionThatItsVmsHaveAtOnce() {
        VmRef vm = vm("tier-b", "web-1");
        register(vm, 1, null);
        tenant("tier-b").with("If-Match", "\"1\"").put("/api/v1/vms/web-1/qos", Map.of("tier", "PLATINUM"));
        assigned(vm, message -> message.tier().equals("PLATINUM"));
        Answer before = operator().get("/api/v1/tiers/PLATINUM");
        ObjectNode terms = (ObjectNode) before.json().path("terms");
        terms.put("shortageWeight", 120);

        Answer edited = operator()
                .with("If-Match", String.valueOf(before.header("ETag")))
                .put("/api/v1/tiers/PLATINUM", terms.toString());

        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        QosAssigned after = assigned(vm, message -> message.shortageWeight() == 120);
        assertThat(after.tierVersion()).isEqualTo(before.json().path("version").asLong() + 1);
        assertThat(operator()
                        .with("If-Match", String.valueOf(before.header("ETag")))
                        .put("/api/v1/tiers/PLATINUM", terms.toString())
                        .status())
                .isEqualTo(412);
    }

    @Test
    void refusesWhatWouldMakeADearerTierWorse() {
        Answer gold = operator().get("/api/v1/tiers/GOLD");
        ObjectNode terms = (ObjectNode) gold.json().path("terms");
        terms.put("shortageWeight", 5);

        Answer refused = operator()
                .with("If-Match", String.valueOf(gold.header("ETag")))
                .put("/api/v1/tiers/GOLD", terms.toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("TIER_ORDER_BROKEN");
    }

    @Test
    void wrongEditsAreAnsweredAsProblems() {
        ObjectNode terms =
                (ObjectNode) operator().get("/api/v1/tiers/GOLD").json().path("terms");

        assertThat(operator().put("/api/v1/tiers/GOLD", terms.toString()).status())
                .isEqualTo(428);
        assertThat(operator().get("/api/v1/tiers/IRON").problem()).isEqualTo("TIER_UNKNOWN");
        assertThat(tenant("tier-c").put("/api/v1/tiers/GOLD", terms.toString()).status())
                .isEqualTo(403);
        ObjectNode bad = (ObjectNode) JsonMapper.shared().readTree(terms.toString());
        bad.put("priceReservedShare", 1.5);
        Answer answer = operator().with("If-Match", "\"1\"").put("/api/v1/tiers/GOLD", bad.toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.toString()).contains("priceReservedShare");
    }
}
