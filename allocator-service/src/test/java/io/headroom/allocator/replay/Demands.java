package io.headroom.allocator.replay;

import io.headroom.replay.Grid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Demand of VMs for replays. */
final class Demands {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final String HEADER = "series_id,timestamp_iso8601,cpu_cores,cpu_used_cores,mem_capacity_mib,mem_used_mib\n";

    private Demands() {}

    /** A day's wave with noise and spikes, in cores of four. */
    static double[] busy(long seed, int days) {
        Random random = new Random(seed);
        double[] use = new double[days * Grid.DAY];
        Arrays.setAll(use, t -> {
            double spike = random.nextInt(150) == 0 ? 2 * random.nextDouble() : 0;
            double wave = 1.2 + 0.8 * Math.sin(2 * Math.PI * t / Grid.DAY);
            return Math.round(1e4 * Math.max(0.01, wave + spike + 0.1 * random.nextGaussian())) / 1e4;
        });
        return use;
    }

    /** A trace of VMs {@code vm-0} on. */
    static String trace(int vms, int days) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int vm = 0; vm < vms; vm++) {
            double[] use = busy(vm, days);
            for (int t = 0; t < use.length; t++) {
                rows.append("vm-").append(vm).append(',').append(START.plusSeconds(300L * t));
                rows.append(",4,").append(use[t]).append(",8192,2048\n");
            }
        }
        return rows.toString();
    }

    static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
