package io.headroom.local.demo;

/** The demand of one VM, which nobody but the VM itself ever sees. */
interface Demand {

    /** How many steps it has. */
    int steps();

    /** What is wanted in a step, 0 being the first of the history. */
    Use at(int step);
}
