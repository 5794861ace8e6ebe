package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.prediction.ForecastView.ResourceView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's forecast as it is answered: that of the sum of what its members use.
 *
 * @param group the group
 * @param members how many it has
 * @param issuedAt when it was made
 * @param trigger why it was made
 * @param stepSeconds real length of a step
 * @param quantileLevels the levels of every row
 * @param resources per resource; empty while there is none. Single steps of a resource that has shares are reconciled with its
 *     members' forecasts; rows of hours never are, since the largest hour of a group is not the sum of its members'
 * @param shares per resource what each member contributes; without a resource of which a member has no forecast of this step
 * @param events announced ones of the group that last at some time within the horizon, the first to begin first
 * @param reason why there is none, in UPPER_SNAKE
 */
record GroupForecastView(
        String group,
        int members,
        @Nullable Instant issuedAt,
        DemandForecast.@Nullable Trigger trigger,
        @Nullable Double stepSeconds,
        List<Double> quantileLevels,
        List<ResourceView> resources,
        List<MemberShares> shares,
        List<VmEvents.Announced> events,
        @Nullable String reason) {

    static GroupForecastView none(String group, int members, String reason) {
        return new GroupForecastView(
                group, members, null, null, null, List.of(), List.of(), List.of(), List.of(), reason);
    }

    /** The view of a group, with the parts of its resources that were reconciled. */
    static GroupForecastView of(String group, int members, ForecastView view, List<MemberShares> shares) {
        return new GroupForecastView(
                group,
                members,
                view.issuedAt(),
                view.trigger(),
                view.stepSeconds(),
                view.quantileLevels(),
                view.resources(),
                shares,
                view.events(),
                null);
    }
}
