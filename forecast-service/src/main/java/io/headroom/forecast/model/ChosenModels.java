package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Score;
import io.headroom.forecasting.ensemble.FittedModel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    void save(VmRef vm, Map<Resource, FittedModel> models, Instant at) {
        jdbc.batchUpdate("""
                insert into chosen_model values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                on conflict (tenant_id, vm_id, resource) do update set model = excluded.model, loss = excluded.loss,
                    fallback_reason = excluded.fallback_reason, scores = excluded.scores,
                    coverage = excluded.coverage, fitted_at = excluded.fitted_at, saved = excluded.saved
                """, models.entrySet(), models.size(), (statement, entry) -> {
            FittedModel model = entry.getValue();
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
        });
    }

    /** The saved models by resource, empty if the VM was never fitted. */
    Map<Resource, byte[]> saved(VmRef vm) {
        Map<Resource, byte[]> saved = new EnumMap<>(Resource.class);
        jdbc.query(
                "select resource, saved from chosen_model where tenant_id = ? and vm_id = ? and saved is not null",
                rows -> {
                    saved.put(Resource.valueOf(rows.getString(1)), rows.getBytes(2));
                },
                vm.tenantId(),
                vm.vmId());
        return saved;
    }

    List<Choice> of(VmRef vm) {
        return jdbc.query(
                "select * from chosen_model where tenant_id = ? and vm_id = ? order by resource",
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
