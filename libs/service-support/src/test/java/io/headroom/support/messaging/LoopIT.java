package io.headroom.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.support.app.Effects;
import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import io.headroom.test.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A change made over HTTP reaches a consumer. */
@HeadroomIT(classes = SmallService.class)
class LoopIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private Effects effects;

    @Test
    void carriesAChangeAndItsTraceFromHttpToTheConsumer() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        Answer created = api.as(TestTokens.tenant("acme", "qos:write"))
                .with("Idempotency-Key", "loop-1")
                .with("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .post("/api/v1/notes", Map.of("id", "n1", "text", "hello"));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        Seen published = records.await(Topic.INVENTORY, Keys.vm("acme", "n1"));
        assertThat(published.as(VmChanged.class).version()).isEqualTo(1);
        assertThat(published.headers().get("traceparent")).contains(traceId);
        await().until(() -> effects.of(Keys.vm("acme", "n1")).equals(List.of("changed 1")));
        assertThat(effects.traceOf(Keys.vm("acme", "n1"))).isEqualTo(traceId);
    }
}
