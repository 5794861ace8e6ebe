package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.forecasting.Score;
import io.headroom.forecasting.ensemble.Explanation;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells why a VM or group is forecast as it is. */
@Component
public class Explanations {

    private final ChosenModels chosen;
    private final int stepsPerDay;

    Explanations(ChosenModels chosen, ModelProperties properties) {
        this.chosen = chosen;
        this.stepsPerDay = properties.stepsPerDay();
    }

    /** Of every resource of a VM that has a model. */
    public Map<Resource, Explained> of(VmSubject subject) {
        Map<Resource, Explained> explained = new EnumMap<>(Resource.class);
        List<ChosenModels.Choice> choices = chosen.of(subject.vm());
        synchronized (subject) {
            subject.models().forEach((resource, model) -> explained.put(resource, of(model, stepsPerDay)));
        }
        for (ChosenModels.Choice choice : choices) {
            explained.computeIfPresent(
                    choice.resource(), (resource, it) -> it.chosen(choice.fittedAt(), choice.loss(), choice.scores()));
        }
        return explained;
    }

    /** The same of a subject whose models are not saved but were all fitted since the start. */
    public Map<Resource, Explained> ofUnsaved(Subject subject) {
        Map<Resource, Explained> explained = new EnumMap<>(Resource.class);
        synchronized (subject) {
            subject.models()
                    .forEach((resource, model) -> explained.put(
                            resource,
                            of(model, stepsPerDay)
                                    .chosen(subject.fittedAt(), known(model.loss()), rivals(model.scores()))));
        }
        return explained;
    }

    private static List<Score> rivals(List<Score> scores) {
        return scores.stream()
                .filter(score -> Double.isFinite(score.nearLoss()))
                .map(score -> Double.isNaN(score.farLoss())
                        ? new Score(score.model(), score.nearLoss(), score.nearLoss())
                        : score)
                .toList();
    }

    private static Explained of(FittedModel model, int stepsPerDay) {
        Explanation look = model.explain(stepsPerDay);
        return new Explained(
                look.level(),
                known(look.trendPerDay()),
                look.seasons(),
                model.experts(),
                null,
                null,
                List.of(),
                Math.round(model.outcomes()));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * Why one resource is forecast as it is; amounts in the resource's unit.
     *
     * @param level mean of the last twelve steps
     * @param trendPerDay mean of the last day less that of the day before; null with less than two days of history
     * @param seasons day and week, as far as the history holds two of them
     * @param experts all that speak in the model
     * @param fittedAt when it was chosen
     * @param error its mean pinball loss on held-back history
     * @param rivals the best experts on their own with theirs, the best one first
     * @param liveOutcomes how many outcomes of published forecasts its calibration has seen, older ones counting less; from
     *     300 on the coverage told is theirs, before that the backtest's
     */
    public record Explained(
            double level,
            @Nullable Double trendPerDay,
            List<Explanation.Season> seasons,
            List<String> experts,
            @Nullable Instant fittedAt,
            @Nullable Double error,
            List<Score> rivals,
            long liveOutcomes) {

        Explained chosen(Instant at, @Nullable Double loss, List<Score> scores) {
            return new Explained(level, trendPerDay, seasons, experts, at, loss, scores, liveOutcomes);
        }
    }
}
