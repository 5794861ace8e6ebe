package io.headroom.forecast.event;

import io.headroom.contracts.Resource;
import io.headroom.support.DomainTime;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to announce.
 *
 * @param name for people
 * @param kind LOAD: demand is another one while it lasts; DEPLOY: use while it lasts says nothing about demand
 * @param vmId the VM it is about; either this or a group
 * @param group the group whose VMs it is about
 * @param from when it begins
 * @param to when it is over; of a deploy three steps after its beginning if absent
 * @param effects what a LOAD does to each resource
 */
@Schema(example = """
        {"name": "spring sale", "kind": "LOAD", "group": "web", "from": "2026-12-01T08:00:00Z", "to": "2026-12-01T20:00:00Z", "effects": [{"resource": "CPU", "factor": 1.8}, {"resource": "NETWORK", "amount": 20480}]}
        """)
record NewEvent(
        @NotBlank @Size(max = 200) String name,
        @NotNull LoadEvent.Kind kind,
        @Nullable @ValidId String vmId,
        @Nullable @ValidId String group,
        @NotNull Instant from,
        @Nullable Instant to,
        @Nullable @Size(max = 16) List<@NotNull @Valid NewEffect> effects) {

    private static final int START_UP_STEPS = 3;
    private static final int LONGEST_DAYS = 30;
    private static final int FARTHEST_DAYS = 366;

    /**
     * What demand of a resource becomes: factor x usual demand + amount; one of the two at least.
     *
     * @param resource which
     * @param factor 0 to 1000
     * @param amount cores (CPU), MiB (memory) or KiB/s (disk, network); may be negative
     */
    record NewEffect(
            @NotNull Resource resource,

            @DecimalMin("0") @DecimalMax("1000") @Nullable Double factor,

            @DecimalMin("-1000000000") @DecimalMax("1000000000") @Nullable
            Double amount) {}

    /**
     * The event it announces.
     *
     * @throws ProblemException EVENT_INVALID if its parts contradict one another
     */
    LoadEvent of(String tenantId, DomainTime time) {
        Instant now = time.now();
        Duration longest = time.day().multipliedBy(LONGEST_DAYS);
        Duration farthest = time.day().multipliedBy(FARTHEST_DAYS);
        require(from.isAfter(now.minus(longest)), "from " + from + " lies more than " + longest + " back");
        require(from.isBefore(now.plus(farthest)), "from " + from + " lies more than " + farthest + " ahead");
        Instant end = to != null ? to : from.plus(time.step().multipliedBy(START_UP_STEPS));
        List<NewEffect> given = effects == null ? List.of() : effects;
        require((vmId == null) != (group == null), "name either a vmId or a group");
        require(kind == LoadEvent.Kind.DEPLOY || to != null, "a LOAD needs a to");
        require(from.isBefore(end), "from " + from + " must be before to " + end);
        require(Duration.between(from, end).compareTo(longest) <= 0, "an event lasts " + longest + " at most");
        require((kind == LoadEvent.Kind.LOAD) != given.isEmpty(), "a LOAD needs effects and a DEPLOY has none");
        for (NewEffect effect : given) {
            require(effect.factor != null || effect.amount != null, "an effect needs a factor or an amount");
        }
        return new LoadEvent(
                tenantId,
                UUID.randomUUID(),
                name,
                kind,
                vmId,
                group,
                from,
                end,
                given.stream()
                        .map(effect -> new LoadEvent.Effect(
                                effect.resource,
                                effect.factor == null ? 1 : effect.factor,
                                effect.amount == null ? 0 : effect.amount))
                        .toList(),
                now);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProblemException(EventError.EVENT_INVALID, otherwise);
        }
    }
}
