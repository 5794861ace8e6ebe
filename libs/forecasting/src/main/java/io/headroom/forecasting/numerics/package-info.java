/**
 * The little numerics that the models need: optimisers, least squares, a Fourier transform. Own code rather than a library:
 * it is a few hundred lines, on primitive arrays that callers lend, with no allocation in inner loops.
 */
@NullMarked
package io.headroom.forecasting.numerics;

import org.jspecify.annotations.NullMarked;
