package io.headroom.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which record travels on which topic under which CloudEvents type; the type carries the major version. */
public enum EventType {
    METRIC_SAMPLE(Topic.METRICS, MetricSample.class),
    DEMAND_FORECAST(Topic.PREDICTIONS, DemandForecast.class),
    ALLOCATION_COMMAND(Topic.ALLOCATION_COMMANDS, AllocationCommand.class),
    ALLOCATION_CHANGED(Topic.ALLOCATIONS, AllocationChanged.class),
    RESERVATION_CHANGED(Topic.RESERVATIONS, ReservationChanged.class),
    QOS_ASSIGNED(Topic.QOS_ASSIGNMENTS, QosAssigned.class),
    VM_CHANGED(Topic.INVENTORY, VmChanged.class),
    GROUP_CHANGED(Topic.INVENTORY, GroupChanged.class),
    BUDGET_SET(Topic.QOS_BUDGETS, BudgetSet.class),
    SLA_BREACH_OPENED(Topic.SLA_BREACHES, SlaBreachOpened.class),
    SLA_BREACH_RESOLVED(Topic.SLA_BREACHES, SlaBreachResolved.class);

    private static final Map<String, EventType> BY_CE_TYPE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::ceType, type -> type));

    private static final Map<Class<?>, EventType> BY_RECORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::recordClass, type -> type));

    private final Topic topic;
    private final Class<? extends Record> recordClass;

    EventType(Topic topic, Class<? extends Record> recordClass) {
        this.topic = topic;
        this.recordClass = recordClass;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Record> recordClass() {
        return recordClass;
    }

    /** The CloudEvents {@code ce_type} header, for example {@code io.headroom.metrics.MetricSample.v1}. */
    public String ceType() {
        return "io.headroom." + topic.topicName() + "." + recordClass.getSimpleName() + ".v1";
    }

    /** The type of a {@code ce_type} header, empty if this version of the contracts does not know it. */
    public static Optional<EventType> ofCeType(String ceType) {
        return Optional.ofNullable(BY_CE_TYPE.get(ceType));
    }

    /**
     * The type of a record.
     *
     * @throws IllegalArgumentException if the class is no message of a topic
     */
    public static EventType of(Class<?> recordClass) {
        EventType type = BY_RECORD.get(recordClass);
        if (type == null) {
            throw new IllegalArgumentException(recordClass.getName() + " is no message of a topic");
        }
        return type;
    }
}
