package io.headroom.contracts;

import java.math.BigDecimal;

/**
 * What a tier costs; disk and network carry no price of their own.
 *
 * @param currency ISO 4217 code
 * @param perCoreHour for a core active for a (domain) hour
 * @param perGibHour for a GiB of memory active for a (domain) hour
 * @param reservedShare price of reserved capacity as a share of the active price, above 0 and below 1
 */
public record QosPrices(String currency, BigDecimal perCoreHour, BigDecimal perGibHour, double reservedShare) {

    public QosPrices {
        Require.text("currency", currency);
        positive("perCoreHour", perCoreHour);
        positive("perGibHour", perGibHour);
        if (!(reservedShare > 0 && reservedShare < 1)) {
            throw new IllegalArgumentException("reservedShare " + reservedShare + " must be above 0 and below 1");
        }
    }

    private static void positive(String field, BigDecimal value) {
        if (Require.present(field, value).signum() <= 0) {
            throw new IllegalArgumentException(field + " " + value + " must be positive");
        }
    }
}
