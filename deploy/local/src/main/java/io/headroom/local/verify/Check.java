package io.headroom.local.verify;

import java.util.List;

/** One invariant that is either kept or has violations to show. */
interface Check {

    /** The invariant's name in the architecture, for example {@code I1a}. */
    String id();

    /** What holds, in one sentence. */
    String promise();

    /** Each breach of the promise in words; empty if it is kept. */
    List<String> violations(Evidence evidence) throws Exception;
}
