package io.headroom.planning;

/** How likely the demand of one step is to be above an amount. */
@FunctionalInterface
public interface Exceedance {

    /** The probability that demand is above the amount, 0..1; never rises with the amount. */
    double exceedance(double amount);
}
