package io.headroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.support.app.SmallService;
import io.headroom.test.HeadroomIT;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a service's data over time. */
@HeadroomIT(classes = SmallService.class)
class DataIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Housekeeping housekeeping;

    @Test
    void refusesDataOfAnotherTimeScale() {
        ScaleGuard same = new ScaleGuard(jdbc, new DomainTime(1, Clock.systemUTC()));
        ScaleGuard faster = new ScaleGuard(jdbc, new DomainTime(60, Clock.systemUTC()));

        assertThatCode(same::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThatThrownBy(faster::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("time scale 1 ")
                .hasMessageContaining("time scale 60 ");
    }

    @Test
    void forgetsWhatIsTooOldAndKeepsTheRest() {
        String source = UUID.randomUUID().toString();
        jdbc.sql("insert into inbox (source, ce_id, received_at) values (:s, 'old', now() - interval '46 days'),"
                        + " (:s, 'new', now() - interval '44 days')")
                .param("s", source)
                .update();
        jdbc.sql("insert into operation (id, tenant_id, kind, state, progress, updated_at) values"
                        + " (:stuck, 't', 'X', 'RUNNING', 0, now() - interval '11 minutes'),"
                        + " (:alive, 't', 'X', 'RUNNING', 0, now() - interval '9 minutes')")
                .param("stuck", source + "-stuck")
                .param("alive", source + "-alive")
                .update();

        housekeeping.run();

        assertThat(jdbc.sql("select ce_id from inbox where source = ?")
                        .param(source)
                        .query(String.class)
                        .list())
                .containsExactly("new");
        assertThat(jdbc.sql("select state from operation where id like ? order by id")
                        .param(source + "%")
                        .query(String.class)
                        .list())
                .containsExactly("RUNNING", "FAILED");
    }
}
