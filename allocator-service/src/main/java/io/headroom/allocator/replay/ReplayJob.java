package io.headroom.allocator.replay;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** One replay on its way: waiting, then running. */
final class ReplayJob {

    private final String id;
    private final String tenant;
    private final ReplayTerms terms;
    private final DemandSource source;
    private volatile double share;
    private volatile String detail = "waiting for its turn";

    /** @param id of its operation */
    ReplayJob(String id, String tenant, ReplayTerms terms, DemandSource source) {
        this.id = id;
        this.tenant = tenant;
        this.terms = terms;
        this.source = source;
    }

    String id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    DemandSource source() {
        return source;
    }

    /** How much is done, 0..1. */
    double share() {
        return share;
    }

    /** What is being done. */
    String detail() {
        return detail;
    }

    /**
     * Runs it; see {@link ReplayRun#run}.
     *
     * @param changed is called when it has come further
     */
    ObjectNode run(ReplayProperties properties, Runnable changed) throws IOException {
        ReplayRun run = new ReplayRun(terms, properties, (done, what) -> {
            share = done;
            detail = what;
            changed.run();
        });
        return run.run(source);
    }
}
