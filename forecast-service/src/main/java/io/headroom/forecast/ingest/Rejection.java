package io.headroom.forecast.ingest;

/**
 * Why one sample was not taken.
 *
 * @param index its position in the request, from 0
 * @param code what is wrong
 * @param detail the value and the likely fix
 */
record Rejection(int index, IngestError code, String detail) {}
