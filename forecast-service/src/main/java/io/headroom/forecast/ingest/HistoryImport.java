package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.history.HistoryLoad;
import io.headroom.support.operations.Operations;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Loads a spooled history file in chunks, one import at a time, telling how far it is. */
@Component
class HistoryImport implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryImport.class);

    private static final int CHUNK = 5_000;
    private static final int ERRORS_TOLD = 20;

    private final SampleReader samples;
    private final VmDirectory directory;
    private final HistoryLoad history;
    private final Operations operations;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "history-import");
        thread.setDaemon(true);
        return thread;
    });

    HistoryImport(SampleReader samples, VmDirectory directory, HistoryLoad history, Operations operations) {
        this.samples = samples;
        this.directory = directory;
        this.history = history;
        this.operations = operations;
    }

    /** Loads the file in the background and deletes it. */
    void start(String operationId, String tenantId, Path file, boolean csv) {
        worker.execute(() -> run(operationId, tenantId, file, csv));
    }

    private void run(String operationId, String tenantId, Path file, boolean csv) {
        try {
            Progress progress = new Progress(operationId, Files.size(file));
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                load(tenantId, lines, parser(tenantId, lines, csv), progress);
            }
            history.loaded(progress.vms);
            operations.succeed(operationId, progress.result());
        } catch (ProblemException e) {
            operations.fail(operationId, e.code(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error("import {} failed", operationId, e);
            operations.fail(operationId, CommonError.INTERNAL_ERROR, "the import failed: send it again");
        } finally {
            delete(file);
        }
    }

    private LineParser parser(String tenantId, BufferedReader lines, boolean csv) throws IOException {
        return csv ? CsvLines.open(samples, tenantId, lines.readLine()) : new JsonLines(samples, tenantId);
    }

    private void load(String tenantId, BufferedReader lines, LineParser parser, Progress progress) throws IOException {
        List<MetricSample> chunk = new ArrayList<>(CHUNK);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            progress.line(line);
            if (line.isBlank()) {
                continue;
            }
            try {
                chunk.add(parser.parse(line));
            } catch (UnusableSampleException e) {
                progress.reject(e);
            }
            if (chunk.size() == CHUNK) {
                store(tenantId, chunk, progress);
            }
        }
        store(tenantId, chunk, progress);
    }

    private void store(String tenantId, List<MetricSample> chunk, Progress progress) {
        Set<VmRef> vms = new HashSet<>();
        chunk.forEach(sample -> vms.add(new VmRef(tenantId, sample.vmId())));
        Collection<VmRef> kept = directory.admit(vms);
        if (!kept.isEmpty()) {
            chunk.removeIf(sample -> kept.contains(new VmRef(tenantId, sample.vmId())));
            vms.removeAll(kept);
            progress.reject(new UnusableSampleException(
                    IngestError.VM_CAP_REACHED, "VMs not registered and over the cap: " + kept));
        }
        if (!chunk.isEmpty()) {
            history.load(chunk);
        }
        progress.stored(chunk.size(), vms);
        chunk.clear();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", file, e.toString());
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    /** Reads the sample that a line holds. */
    @FunctionalInterface
    interface LineParser {

        MetricSample parse(String line);
    }

    /** How far an import is. */
    private final class Progress {

        private final String operationId;
        private final long bytes;
        private final Set<VmRef> vms = new HashSet<>();
        private final List<Map<String, Object>> errors = new ArrayList<>();
        private long read;
        private long line;
        private long accepted;
        private long rejected;

        Progress(String operationId, long bytes) {
            this.operationId = operationId;
            this.bytes = bytes;
        }

        void line(String text) {
            line++;
            read += text.length() + 1L;
        }

        void reject(UnusableSampleException problem) {
            rejected++;
            if (errors.size() < ERRORS_TOLD) {
                errors.add(
                        Map.of("line", line, "code", problem.code(), "detail", String.valueOf(problem.getMessage())));
            }
        }

        void stored(int count, Set<VmRef> of) {
            accepted += count;
            vms.addAll(of);
            operations.progress(
                    operationId,
                    bytes == 0 ? 1 : (double) read / bytes,
                    accepted + " samples, " + rejected + " rejected");
        }

        Map<String, Object> result() {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("accepted", accepted);
            result.put("rejected", rejected);
            result.put("vms", vms.size());
            result.put("errors", errors);
            return result;
        }
    }
}
