package io.headroom.replay.command;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The files {@code allocations-<policy>-<knob>.csv}: a row where an allocation begins, which holds until the VM's next row. VMs
 * come in order; the rows of one are made beforehand, by whichever thread replays it.
 */
final class AllocationFiles implements AutoCloseable {

    static final String HEADER = "series_id,resource,timestamp,allocated\n";

    private final List<List<Writer>> writers = new ArrayList<>();

    private AllocationFiles() {}

    static AllocationFiles in(Path directory, List<Policy> policies, Resource resource) throws IOException {
        AllocationFiles files = new AllocationFiles();
        for (Policy policy : policies) {
            List<Writer> own = new ArrayList<>();
            files.writers.add(own);
            for (String knob : policy.knobs(resource)) {
                Writer writer = Files.newBufferedWriter(directory.resolve(name(policy.name(), knob)));
                own.add(writer);
                writer.write(HEADER);
            }
        }
        return files;
    }

    /** A file's name: of the knob's characters a star becomes an x, others that are no letter, digit, dot or dash a low line. */
    static String name(String policy, String knob) {
        return "allocations-" + policy + "-" + knob.replace('*', 'x').replaceAll("[^A-Za-z0-9.-]", "_") + ".csv";
    }

    /** The rows of one VM by policy and knob. */
    static final class Rows {

        private final List<List<StringBuilder>> rows = new ArrayList<>();
        private final String[] instants;

        Rows(int policies, String[] instants) {
            for (int policy = 0; policy < policies; policy++) {
                rows.add(new ArrayList<>());
            }
            this.instants = instants;
        }

        /** Called for the knobs of a policy in order. */
        void add(Demand vm, int policy, double[] allocated) {
            StringBuilder lines = new StringBuilder();
            String start = vm.id() + "," + vm.resource().label() + ",";
            for (int t = 0; t < allocated.length; t++) {
                if (t == 0 || allocated[t] != allocated[t - 1]) {
                    lines.append(start).append(instants[t]).append(',');
                    append(lines, allocated[t]).append('\n');
                }
            }
            rows.get(policy).add(lines);
        }

        private static StringBuilder append(StringBuilder lines, double amount) {
            return amount == Math.rint(amount) ? lines.append((long) amount) : lines.append(amount);
        }
    }

    /** The time stamp of every step. */
    static String[] instants(Grid grid) {
        String[] instants = new String[grid.steps()];
        for (int t = 0; t < instants.length; t++) {
            instants[t] = Instant.ofEpochSecond(grid.instant(t)).toString();
        }
        return instants;
    }

    void write(Rows vm) throws IOException {
        for (int policy = 0; policy < writers.size(); policy++) {
            for (int knob = 0; knob < writers.get(policy).size(); knob++) {
                writers.get(policy).get(knob).append(vm.rows.get(policy).get(knob));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (List<Writer> own : writers) {
            for (Writer writer : own) {
                writer.close();
            }
        }
    }
}
