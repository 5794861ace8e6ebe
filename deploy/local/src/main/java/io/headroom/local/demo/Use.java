package io.headroom.local.demo;

/**
 * What a VM wants in one step; NaN where it is not known.
 *
 * @param cpuCores cores
 * @param memoryMib MiB
 * @param diskKibPerS KiB/s read and written
 * @param networkKibPerS KiB/s received and sent
 */
record Use(double cpuCores, double memoryMib, double diskKibPerS, double networkKibPerS) {}
