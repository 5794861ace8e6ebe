package io.headroom.allocator.allocation;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.contracts.AllocationCommand;
import io.headroom.support.DomainTime;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long providers take from a command's issue to its effect, measured per provider and action. */
@Component
public class LeadTimes {

    private static final double SHARE = 0.95;

    private final JdbcClient jdbc;
    private final Inventory inventory;
    private final Duration unmeasured;

    LeadTimes(
            JdbcClient jdbc,
            Inventory inventory,
            DomainTime domainTime,
            @Value("${headroom.lead.unmeasured:PT60S}") Duration unmeasured) {
        this.jdbc = jdbc;
        this.inventory = inventory;
        this.unmeasured = domainTime.real(unmeasured);
    }

    /** The decayed p95 of an action in a pool, in real time; a cautious guess before the first measurement. */
    public Duration lead(String poolId, AllocationCommand.Kind kind) {
        return stored(inventory.pool(poolId).provider(), kind, "")
                .map(times -> times.quantile(SHARE))
                .orElse(unmeasured);
    }

    /** Adds a measurement; last in its transaction, for all reports of a provider share a row. */
    void measured(CommandLog.Measured measured) {
        String provider = inventory.pool(measured.poolId()).provider();
        jdbc.sql("insert into lead_time (provider, kind, weights, measured_at) values (?, ?, '{}', now())"
                        + " on conflict do nothing")
                .params(provider, measured.kind().name())
                .update();
        DecayedTimes times = stored(provider, measured.kind(), " for update").orElse(DecayedTimes.empty());
        jdbc.sql("update lead_time set weights = ?, measured_at = now() where provider = ? and kind = ?")
                .params(
                        times.with(measured.took()).weights(),
                        provider,
                        measured.kind().name())
                .update();
    }

    private Optional<DecayedTimes> stored(String provider, AllocationCommand.Kind kind, String suffix) {
        return jdbc.sql("select weights from lead_time where provider = ? and kind = ?" + suffix)
                .params(provider, kind.name())
                .query(LeadTimes::read)
                .optional();
    }

    private static DecayedTimes read(ResultSet row, int number) throws SQLException {
        Array array = row.getArray("weights");
        Double[] boxed = (Double[]) array.getArray();
        double[] weights = new double[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            weights[i] = boxed[i];
        }
        return DecayedTimes.of(weights);
    }
}
