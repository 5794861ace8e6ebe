/** The little numerics that the models need: optimisers, least squares, a Fourier transform; no allocation in inner loops. */
@NullMarked
package io.headroom.forecasting.numerics;

import org.jspecify.annotations.NullMarked;
