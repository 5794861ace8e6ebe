/** Tokens for people and services on one machine; exists in the local profile only. */
@NullMarked
package io.headroom.gateway.issuer;

import org.jspecify.annotations.NullMarked;
