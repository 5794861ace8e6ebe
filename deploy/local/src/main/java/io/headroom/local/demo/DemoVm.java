package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;

/**
 * One VM of the demo as it is registered.
 *
 * @param tenant its owner
 * @param id its id
 * @param tier the tier its owner chose
 * @param size what the owner asked for
 * @param maximum the owner's upper bound
 * @param demand what it wants
 */
record DemoVm(String tenant, String id, String tier, ResourceAmounts size, ResourceAmounts maximum, Demand demand) {}
