package io.headroom.support.idempotency;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored answers; every call belongs to the transaction of the request. */
class IdempotencyKeys {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the key until the transaction ends; false while another request has it. */
    boolean take(KeyScope scope) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(scope.lockName())
                .query(Boolean.class)
                .single();
    }

    Optional<StoredAnswer> find(KeyScope scope) {
        return jdbc.sql("select fingerprint, status, headers, body from idempotency_key where tenant_id = ?"
                        + " and subject = ? and path = ? and key = ? and created_at > now() - interval '24 hours'")
                .params(scope.tenant(), scope.subject(), scope.path(), scope.key())
                .query((row, index) -> new StoredAnswer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                        row.getBytes("body")))
                .optional();
    }

    void store(KeyScope scope, StoredAnswer answer) {
        jdbc.sql("insert into idempotency_key (tenant_id, subject, path, key, fingerprint, status, headers, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (tenant_id, subject, path, key)"
                        + " do update set fingerprint = excluded.fingerprint, status = excluded.status,"
                        + " headers = excluded.headers, body = excluded.body, created_at = now()")
                .params(
                        scope.tenant(),
                        scope.subject(),
                        scope.path(),
                        scope.key(),
                        answer.fingerprint(),
                        answer.status(),
                        JSON.writeValueAsString(answer.headers()),
                        answer.body())
                .update();
    }
}
