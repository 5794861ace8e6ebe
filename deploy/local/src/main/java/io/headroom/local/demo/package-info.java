/** Shows the whole loop on this machine: hosts, VMs of three tenants, two weeks of history, live load, and what comes of it. */
@NullMarked
package io.headroom.local.demo;

import org.jspecify.annotations.NullMarked;
