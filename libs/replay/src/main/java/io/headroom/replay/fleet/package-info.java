/**
 * All VMs of a trace together: on the hosts of a pool, each with a tier, under the prices and penalties of tiers, the capacity
 * of hosts and the budgets of tenants, planned step by step with the functions that the services plan with.
 */
@org.jspecify.annotations.NullMarked
package io.headroom.replay.fleet;
