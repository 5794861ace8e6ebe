package io.headroom.qos.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.qos.QosIT;
import io.headroom.test.Answer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tenant's cost threshold. */
class BudgetIT extends QosIT {

    private static final String PATH = "/api/v1/tenants/";

    @Test
    void isSetPublishedAndLifted() {
        Answer none = tenant("budget-a").get(PATH + "budget-a/budget");
        assertThat(none.json().has("limit")).isFalse();

        Answer set = tenant("budget-a")
                .with("If-Match", String.valueOf(none.header("ETag")))
                .put(PATH + "budget-a/budget", Map.of("window", "DAY", "limit", "12.50", "hard", true));

        // A limit is a number: a string is not coerced.
        assertThat(set.status()).isEqualTo(400);
        set = tenant("budget-a")
                .with("If-Match", String.valueOf(none.header("ETag")))
                .put(PATH + "budget-a/budget", "{\"window\":\"DAY\",\"limit\":12.50,\"hard\":true}");
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        BudgetSet published =
                records.await(Topic.QOS_BUDGETS, Keys.budget("budget-a")).as(BudgetSet.class);
        assertThat(published.limit()).isEqualByComparingTo(new BigDecimal("12.5"));
        assertThat(published.hard()).isTrue();

        Map<String, Object> lifted = new HashMap<>(Map.of("window", "DAY", "hard", false));
        assertThat(tenant("budget-a")
                        .with("If-Match", "\"1\"")
                        .put(PATH + "budget-a/budget", lifted)
                        .status())
                .isEqualTo(200);
        records.await(
                Topic.QOS_BUDGETS,
                seen -> Keys.budget("budget-a").equals(seen.key())
                        && seen.as(BudgetSet.class).limit() == null);
    }

    @Test
    void anotherTenantsThresholdIsNotToBeSeen() {
        assertThat(tenant("budget-b").get(PATH + "budget-c/budget").status()).isEqualTo(404);
        assertThat(operator().get(PATH + "budget-c/budget").status()).isEqualTo(200);
    }

    @Test
    void wrongThresholdsAreAnsweredAsProblems() {
        assertThat(tenant("budget-d")
                        .with("If-Match", "\"0\"")
                        .put(PATH + "budget-d/budget", "{\"window\":\"DAY\",\"limit\":-1,\"hard\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(tenant("budget-d")
                        .put(PATH + "budget-d/budget", "{\"window\":\"DAY\",\"limit\":1,\"hard\":true}")
                        .status())
                .isEqualTo(428);
        assertThat(tenant("budget-d")
                        .with("If-Match", "\"3\"")
                        .put(PATH + "budget-d/budget", "{\"window\":\"DAY\",\"limit\":1,\"hard\":true}")
                        .status())
                .isEqualTo(412);
    }
}
