/** What a series that is still too short to be forecast from itself borrows from others of its group. */
@NullMarked
package io.headroom.forecasting.coldstart;

import org.jspecify.annotations.NullMarked;
