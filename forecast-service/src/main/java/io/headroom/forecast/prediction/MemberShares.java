package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.model.Shape;
import io.headroom.forecasting.reconciliation.Reconciliation;
import io.headroom.forecasting.reconciliation.Reconciliation.Coherent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each member is forecast to contribute to its group, reconciled with what the group is forecast to use: in every single step
 * the medians add up.
 *
 * @param resource which
 * @param members those that contribute most, at most {@value #MOST}, the greatest first
 * @param others the sum of the other members' medians by step; null if there are none
 */
record MemberShares(
        Resource resource, List<Share> members, @Nullable List<Double> others) {

    static final int MOST = 100;

    private static final Reconciliation RECONCILIATION = new Reconciliation(Shape.levels());

    /**
     * One member's part.
     *
     * @param vmId the member
     * @param medians by step
     */
    record Share(String vmId, List<Double> medians) {

        private double sum() {
            return medians.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * A group's forecast of one resource that agrees with its members'.
     *
     * @param resource with single steps reconciled, all else as it was published
     * @param shares the members' parts
     */
    record Reconciled(ResourceForecast resource, MemberShares shares) {}

    /**
     * Reconciles a group's forecast of a resource with those of its members.
     *
     * @param group the group's
     * @param members by each member that is part of the group, its latest forecast
     * @param steps for how many steps parts are told
     * @return empty if a member has none of the resource from the same step on
     */
    static Optional<Reconciled> of(
            DemandForecast group, ResourceForecast resource, Map<VmRef, Optional<DemandForecast>> members, int steps) {
        List<String> ids = new ArrayList<>();
        List<List<Quantiles>> rows = new ArrayList<>();
        members.forEach((vm, forecast) -> forecast.filter(it -> it.from().equals(group.from()))
                .flatMap(it -> it.resources().stream()
                        .filter(one -> one.resource() == resource.resource())
                        .findFirst())
                .ifPresent(it -> {
                    ids.add(vm.vmId());
                    rows.add(it.steps());
                }));
        if (ids.isEmpty() || ids.size() < members.size()) {
            return Optional.empty();
        }
        List<Coherent> coherent = IntStream.range(0, DemandForecast.STEPS)
                .mapToObj(step -> RECONCILIATION.reconcile(
                        resource.steps().get(step).toArray(),
                        rows.stream().map(row -> row.get(step).toArray()).toArray(double[][]::new)))
                .toList();
        return Optional.of(
                new Reconciled(with(resource, coherent), shares(resource.resource(), ids, coherent.subList(0, steps))));
    }

    private static ResourceForecast with(ResourceForecast published, List<Coherent> coherent) {
        return new ResourceForecast(
                published.resource(),
                published.observed(),
                coherent.stream().map(step -> Quantiles.of(step.group())).toList(),
                published.blocks(),
                published.windowMaxima(),
                published.model(),
                published.accuracy(),
                published.coverage(),
                published.fallbackReason());
    }

    private static MemberShares shares(Resource resource, List<String> ids, List<Coherent> coherent) {
        List<Share> shares = IntStream.range(0, ids.size())
                .mapToObj(i -> new Share(
                        ids.get(i),
                        coherent.stream()
                                .map(step -> step.members()[i][RECONCILIATION.centre()])
                                .toList()))
                .sorted(Comparator.comparingDouble(Share::sum).reversed().thenComparing(Share::vmId))
                .toList();
        List<Share> rest = shares.subList(Math.min(MOST, shares.size()), shares.size());
        List<Double> others = IntStream.range(0, coherent.size())
                .mapToObj(step -> rest.stream()
                        .mapToDouble(share -> share.medians().get(step))
                        .sum())
                .toList();
        return new MemberShares(
                resource, List.copyOf(shares.subList(0, shares.size() - rest.size())), rest.isEmpty() ? null : others);
    }
}
