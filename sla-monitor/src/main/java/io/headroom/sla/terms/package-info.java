/** What was in force for a VM and from when: its allocation, its tier's promises, its owner's bounds. */
@NullMarked
package io.headroom.sla.terms;

import org.jspecify.annotations.NullMarked;
