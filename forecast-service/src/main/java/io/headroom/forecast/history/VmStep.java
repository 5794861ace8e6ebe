package io.headroom.forecast.history;

import io.headroom.contracts.VmRef;

/**
 * One step of one VM.
 *
 * @param vm the VM
 * @param step its number on the grid
 */
record VmStep(VmRef vm, long step) {}
