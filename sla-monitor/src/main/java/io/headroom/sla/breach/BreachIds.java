package io.headroom.sla.breach;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Derives a breach's id from what it is about (a UUID of version 5), so that a replay finds the same one. */
final class BreachIds {

    private BreachIds() {}

    static UUID of(VmRef vm, SlaObjective.Kind objective, Instant firstBadMinute) {
        String name = vm.key() + "/" + objective + "/" + firstBadMinute.toEpochMilli();
        ByteBuffer hash = ByteBuffer.wrap(sha1("io.headroom.sla.breach:" + name));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
