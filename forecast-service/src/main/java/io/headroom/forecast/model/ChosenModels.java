package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Score;
import io.headroom.forecasting.ensemble.FittedModel;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The model chosen for each series, kept over restarts. */
@Repository
class ChosenModels {

    private static final TypeReference<List<Score>> SCORES = new TypeReference<>() {};
    private static final TypeReference<List<Double>> DOUBLES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ChosenModels(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A model with the history that it was fitted to, as {@link Past#save} writes it. */
    record Fit(FittedModel model, byte[] history) {}

    void save(VmRef vm, Map<Resource, Fit> fits, Instant at) {
        jdbc.batchUpdate("""
                insert into chosen_model values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                on conflict (tenant_id, vm_id, resource) do update set model = excluded.model, loss = excluded.loss,
                    fallback_reason = excluded.fallback_reason, scores = excluded.scores,
                    coverage = excluded.coverage, fitted_at = excluded.fitted_at, saved = excluded.saved,
                    history = excluded.history
                """, fits.entrySet(), fits.size(), (statement, entry) -> {
            FittedModel model = entry.getValue().model();
            Fallback fallback = model.fallback();
            statement.setString(1, vm.tenantId());
            statement.setString(2, vm.vmId());
            statement.setString(3, entry.getKey().name());
            statement.setString(4, model.name());
            statement.setObject(5, finite(model.loss()));
            statement.setString(6, fallback == null ? null : fallback.name());
            statement.setString(
                    7,
                    json.writeValueAsString(model.scores().stream()
                            .filter(score -> finite(score.nearLoss()) != null)
                            .map(score -> Map.of(
                                    "model",
                                    score.model(),
                                    "nearLoss",
                                    score.nearLoss(),
                                    "farLoss",
                                    Double.isNaN(score.farLoss()) ? score.nearLoss() : score.farLoss()))
                            .toList()));
            statement.setString(8, json.writeValueAsString(model.coverage()));
            statement.setTimestamp(9, Timestamp.from(at));
            statement.setBytes(10, model.save());
            statement.setBytes(11, entry.getValue().history());
        });
    }

    /** What was saved of those VMs, in one statement. */
    List<Saved> saved(Collection<VmRef> vms) {
        return jdbc.query(
                (Connection connection) -> {
                    PreparedStatement query = connection.prepareStatement("""
                            select tenant_id, vm_id, resource, saved, history, fitted_at
                            from unnest(?::text[], ?::text[]) as wanted (tenant_id, vm_id)
                            join chosen_model using (tenant_id, vm_id)
                            where saved is not null and history is not null
                            """);
                    query.setArray(1, texts(connection, vms, VmRef::tenantId));
                    query.setArray(2, texts(connection, vms, VmRef::vmId));
                    return query;
                },
                (rows, number) -> new Saved(
                        new VmRef(rows.getString(1), rows.getString(2)),
                        Resource.valueOf(rows.getString(3)),
                        rows.getBytes(4),
                        rows.getBytes(5),
                        rows.getTimestamp(6).toInstant()));
    }

    private static Array texts(Connection connection, Collection<VmRef> vms, Function<VmRef, String> part)
            throws SQLException {
        return connection.createArrayOf("text", vms.stream().map(part).toArray());
    }

    List<Choice> of(VmRef vm) {
        return jdbc.query(
                """
                select resource, model, loss, fallback_reason, scores, coverage, fitted_at
                from chosen_model where tenant_id = ? and vm_id = ? order by resource
                """,
                (rows, number) -> new Choice(
                        Resource.valueOf(rows.getString("resource")),
                        rows.getString("model"),
                        (Double) rows.getObject("loss"),
                        rows.getString("fallback_reason"),
                        json.readValue(rows.getString("scores"), SCORES),
                        json.readValue(rows.getString("coverage"), DOUBLES),
                        rows.getTimestamp("fitted_at").toInstant()),
                vm.tenantId(),
                vm.vmId());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /**
     * A model as it was saved.
     *
     * @param vm whose
     * @param resource which series
     * @param model for {@link io.headroom.forecasting.ensemble.AutoForecaster#restore}
     * @param history for {@link Past#read}
     * @param fittedAt when it was fitted
     */
    record Saved(VmRef vm, Resource resource, byte[] model, byte[] history, Instant fittedAt) {}

    /**
     * A choice and what it was made from.
     *
     * @param resource which series
     * @param model the experts that weigh most in the chosen mixture, the heaviest first, plus signs between
     * @param loss its mean pinball loss on held-back history, in the series' unit
     * @param fallbackReason why it is a lower rung of the ladder
     * @param scores of the best experts on their own, the best one first
     * @param coverage share of held-back outcomes at or below each published level
     * @param fittedAt when it was made
     */
    record Choice(
            Resource resource,
            String model,
            @Nullable Double loss,
            @Nullable String fallbackReason,
            List<Score> scores,
            List<Double> coverage,
            Instant fittedAt) {}
}
