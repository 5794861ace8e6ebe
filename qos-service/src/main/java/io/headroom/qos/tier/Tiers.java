package io.headroom.qos.tier;

import io.headroom.contracts.QosAssigned.PenaltyBasis;
import io.headroom.contracts.QosProfile;
import io.headroom.qos.tier.Tier.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tiers: definitions are only ever added, the current one is pointed at. */
@Repository
public class Tiers {

    private static final String SELECT =
            "select definition.* from tier_version definition join tier on tier.name = definition.tier ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Tiers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The current version of every tier, the cheapest first. */
    public List<Tier> current() {
        return jdbc.sql(SELECT + "where tier.version = definition.version order by price_per_core_hour, tier")
                .query(Tiers::read)
                .list();
    }

    /** The current version of one tier. */
    public Optional<Tier> current(String name) {
        return jdbc.sql(SELECT + "where tier.version = definition.version and tier = ?")
                .param(name)
                .query(Tiers::read)
                .optional();
    }

    /** A certain version of one tier. */
    public Optional<Tier> version(String name, long version) {
        return jdbc.sql(SELECT + "where tier = ? and definition.version = ?")
                .params(name, version)
                .query(Tiers::read)
                .optional();
    }

    /** Holds edits off until the end of the transaction: who settles by a tier must not miss its next version. */
    public void hold() {
        jdbc.sql("select name from tier order by name for share").query().listOfRows();
    }

    /** Holds everybody else off until the end of the transaction. */
    void lock() {
        jdbc.sql("select name from tier order by name for update").query().listOfRows();
    }

    /** Adds a version and makes it the current one. */
    void add(Tier tier, String by) {
        Terms terms = tier.terms();
        QosProfile profile = terms.profile();
        jdbc.sql("""
                        insert into tier_version (tier, version, price_per_core_hour, price_per_gib_hour,
                            price_reserved_share, shortage_weight, penalty_basis, stated_quantile, cpu_multiplier,
                            memory_multiplier, cpu_weight, memory_guarantee_share, network_min_mbit_per_s,
                            network_max_mbit_per_s, storage_priority, storage_max_mib_per_s, storage_max_iops,
                            satisfaction_target, latency_target, error_ratio_target, credit_share, created_by,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(tier.name())
                .param(tier.version())
                .param(terms.pricePerCoreHour())
                .param(terms.pricePerGibHour())
                .param(terms.priceReservedShare())
                .param(terms.shortageWeight())
                .param(terms.penaltyBasis().name())
                .param(terms.statedQuantile())
                .param(terms.cpuMultiplier())
                .param(terms.memoryMultiplier())
                .param(profile.cpuWeight())
                .param(profile.memoryGuaranteeShare())
                .param(profile.networkMinMbitPerS())
                .param(profile.networkMaxMbitPerS())
                .param(profile.storagePriority())
                .param(profile.storageMaxMibPerS())
                .param(profile.storageMaxIops())
                .param(terms.satisfactionTarget())
                .param(terms.latencyTarget())
                .param(terms.errorRatioTarget())
                .param(terms.creditShare())
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("update tier set version = ? where name = ?")
                .params(tier.version(), tier.name())
                .update();
    }

    private static Tier read(ResultSet row, int number) throws SQLException {
        return new Tier(
                row.getString("tier"),
                row.getLong("version"),
                new Terms(
                        row.getBigDecimal("price_per_core_hour").stripTrailingZeros(),
                        row.getBigDecimal("price_per_gib_hour").stripTrailingZeros(),
                        row.getDouble("price_reserved_share"),
                        row.getDouble("shortage_weight"),
                        PenaltyBasis.valueOf(row.getString("penalty_basis")),
                        (Double) row.getObject("stated_quantile"),
                        row.getDouble("cpu_multiplier"),
                        row.getDouble("memory_multiplier"),
                        new QosProfile(
                                row.getInt("cpu_weight"),
                                row.getDouble("memory_guarantee_share"),
                                row.getLong("network_min_mbit_per_s"),
                                row.getLong("network_max_mbit_per_s"),
                                row.getInt("storage_priority"),
                                row.getLong("storage_max_mib_per_s"),
                                row.getLong("storage_max_iops")),
                        row.getDouble("satisfaction_target"),
                        (Double) row.getObject("latency_target"),
                        row.getDouble("error_ratio_target"),
                        row.getDouble("credit_share")));
    }
}
