package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The answer of a range query (https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries): use in cores, or of
 * memory in bytes. A series is called by its label {@code vm}, {@code series_id}, {@code pod} or {@code instance}, else by all its
 * labels. Samples of a step are averaged for processors, of memory the largest counts. Capacity is not in it, so a VM is as large
 * as the most it ever used.
 */
final class PrometheusAnswer implements Traces {

    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final String[] NAMES = {"vm", "series_id", "pod", "instance"};

    /** No label and no value is longer, so that none fills the memory. */
    private static final int LONGEST = 1 << 16;

    private static final int MOST_LABELS = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(LONGEST).build())
            .build();

    private final Path file;
    private final Resource resource;
    private final TraceLimits limits;
    private final Grid grid;
    private int size;

    PrometheusAnswer(Path file, Resource resource, TraceLimits limits) throws IOException {
        this.file = file;
        this.resource = resource;
        this.limits = limits;
        Span span = new Span();
        scan(new Handler() {
            @Override
            public void begin(String id) {
                limits.checkSeries(++size);
            }

            @Override
            public void sample(long instant, double value) {
                span.add(instant);
            }

            @Override
            public void end() {}
        });
        this.grid = span.aligned(file);
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int size() {
        return size;
    }

    /** Is told what is in the answer. */
    private interface Handler {
        void begin(String id);

        void sample(long instant, double value);

        void end();
    }

    @Override
    public int read(Predicate<String> wanted, Consumer<Demand> sink) throws IOException {
        Collecting collecting = new Collecting(wanted, sink);
        scan(collecting);
        return collecting.empty;
    }

    private void scan(Handler handler) throws IOException {
        try (InputStream bytes = Lines.bytes(file, limits);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            new Walk(json, handler).answer();
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw UnreadableTraceException.at(file, line, "no readable JSON: " + e.getOriginalMessage());
        }
    }

    /** One walk through the answer. */
    private final class Walk {

        private final JsonParser json;
        private final Handler handler;
        private final Set<String> ids = new HashSet<>();

        Walk(JsonParser json, Handler handler) {
            this.json = json;
            this.handler = handler;
        }

        void answer() {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            boolean found = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("data")) {
                    data();
                    found = true;
                } else {
                    json.skipChildren();
                }
            }
            expect(found, "\"data\", as in the answer of a range query");
        }

        private void data() {
            expect(json.currentToken() == JsonToken.START_OBJECT, "\"data\" to be an object");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("resultType")) {
                    expect("matrix".equals(json.getString()), "resultType matrix, the answer of query_range");
                } else if (name.equals("result")) {
                    expect(value == JsonToken.START_ARRAY, "\"result\" to be an array");
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        series();
                    }
                } else {
                    json.skipChildren();
                }
            }
        }

        /** The labels come first in what Prometheus writes. */
        private void series() {
            boolean begun = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("metric")) {
                    String id = id(labels());
                    expect(ids.add(id), "no second series called " + UnreadableTraceException.quoted(id));
                    handler.begin(id);
                    begun = true;
                } else if (name.equals("values")) {
                    expect(begun, "\"metric\" before \"values\"");
                    samples();
                } else {
                    json.skipChildren();
                }
            }
            expect(begun, "\"metric\" in every series");
            handler.end();
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new TreeMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                expect(json.nextToken() == JsonToken.VALUE_STRING, "labels to be text");
                labels.put(name, json.getString());
                expect(labels.size() <= MOST_LABELS, "at most " + MOST_LABELS + " labels");
            }
            return labels;
        }

        private String id(Map<String, String> labels) {
            for (String name : NAMES) {
                String value = labels.get(name);
                if (value != null) {
                    return clean(value);
                }
            }
            return clean(labels.entrySet().stream()
                    .filter(label -> !label.getKey().equals("__name__"))
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(";")));
        }

        private String clean(String id) {
            String cleaned = id.replaceAll("[\\p{Cntrl}\\s,\"]", "_");
            return cleaned.isEmpty() ? "series" : cleaned.substring(0, Math.min(200, cleaned.length()));
        }

        private void samples() {
            expect(json.currentToken() == JsonToken.START_ARRAY, "\"values\" to be an array");
            while (json.nextToken() == JsonToken.START_ARRAY) {
                JsonToken time = json.nextToken();
                expect(time == JsonToken.VALUE_NUMBER_FLOAT || time == JsonToken.VALUE_NUMBER_INT, "a time stamp");
                double instant = json.getDoubleValue();
                expect(Math.abs(instant) < 1e12, "a time stamp in seconds");
                expect(json.nextToken() == JsonToken.VALUE_STRING, "a value as text");
                handler.sample((long) Math.floor(instant), value(json.getString()));
                expect(json.nextToken() == JsonToken.END_ARRAY, "pairs of time stamp and value");
            }
        }

        private double value(String text) {
            try {
                double value = Double.parseDouble(text);
                expect(Double.isNaN(value) || value >= 0 && value < 1e300, "a value that is finite and at least 0");
                return value;
            } catch (NumberFormatException e) {
                throw refuse("a value instead of " + UnreadableTraceException.quoted(text));
            }
        }

        private void expect(boolean holds, String what) {
            if (!holds) {
                throw refuse(what);
            }
        }

        private UnreadableTraceException refuse(String what) {
            return UnreadableTraceException.at(file, json.currentLocation().getLineNr(), "expected " + what);
        }
    }

    /** Puts the series that are wanted on the grid. */
    private final class Collecting implements Handler {

        private final Predicate<String> wanted;
        private final Consumer<Demand> sink;
        private Series series;
        private boolean takes;
        private int empty;

        Collecting(Predicate<String> wanted, Consumer<Demand> sink) {
            this.wanted = wanted;
            this.sink = sink;
            this.series = series("");
        }

        private Series series(String id) {
            return new Series(id, resource, grid, resource == Resource.CPU ? Series.Merge.MEAN : Series.Merge.MAXIMUM);
        }

        @Override
        public void begin(String id) {
            takes = wanted.test(id);
            if (takes) {
                series = series(id);
            }
        }

        @Override
        public void sample(long instant, double value) {
            if (takes) {
                series.add(instant, resource == Resource.CPU ? value : value / BYTES_PER_MIB);
            }
        }

        @Override
        public void end() {
            Demand demand = takes ? series.demand() : null;
            if (demand != null) {
                sink.accept(demand);
            } else if (takes) {
                empty++;
            }
        }
    }
}
