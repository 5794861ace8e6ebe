package io.headroom.support.idempotency;

/** Within what an {@code Idempotency-Key} is unique. */
record KeyScope(String tenant, String subject, String path, String key) {

    /** One text for the lock; the separator occurs in none of the parts. */
    String lockName() {
        return String.join("\n", "idempotency", tenant, subject, path, key);
    }
}
