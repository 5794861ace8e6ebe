package io.headroom.qos.tier;

/**
 * A tier has a new version; published in the edit's transaction.
 *
 * @param tier the new version
 */
public record TierEdited(Tier tier) {}
