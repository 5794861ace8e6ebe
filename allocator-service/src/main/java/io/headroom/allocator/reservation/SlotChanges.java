package io.headroom.allocator.reservation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The changed slots of some hosts, laid out in columns for one statement. */
final class SlotChanges {

    private static final List<Function<Slot, long[]>> PARTS = List.of(
            slot -> slot.reservedChange,
            slot -> slot.activeChange,
            slot -> slot.guaranteedChange,
            slot -> slot.carried);

    private final List<String> hosts = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    static SlotChanges of(List<HostCalendar> calendars) {
        SlotChanges changes = new SlotChanges();
        for (HostCalendar calendar : calendars) {
            for (long step = calendar.firstStep(); step < calendar.endStep(); step++) {
                Slot slot = calendar.slot(step);
                if (slot.changed()) {
                    changes.hosts.add(calendar.hostId());
                    changes.steps.add(step);
                    changes.slots.add(slot);
                }
            }
        }
        return changes;
    }

    int size() {
        return slots.size();
    }

    /** Host, step, then each resource of each part. */
    List<Object> columns() {
        List<Object> columns = new ArrayList<>();
        columns.add(hosts.toArray(String[]::new));
        columns.add(steps.toArray(Long[]::new));
        for (Function<Slot, long[]> part : PARTS) {
            for (int resource = 0; resource < Amounts.COUNT; resource++) {
                Long[] column = new Long[slots.size()];
                for (int row = 0; row < column.length; row++) {
                    column[row] = part.apply(slots.get(row))[resource];
                }
                columns.add(column);
            }
        }
        return columns;
    }
}
