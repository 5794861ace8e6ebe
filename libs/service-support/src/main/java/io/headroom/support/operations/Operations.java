package io.headroom.support.operations;

import io.headroom.support.web.ErrorCode;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Long work: begun by a request that is answered with 202, followed at {@code /api/v1/operations/{id}}. */
public final class Operations {

    private static final String PATH = "/api/v1/operations/";
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final String service;

    Operations(JdbcClient jdbc, String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    /**
     * Notes that work begins.
     *
     * @param tenant whose work it is; null for the platform's own, which only operators see
     * @param kind what is being done, UPPER_SNAKE
     */
    public Operation begin(@Nullable String tenant, String kind) {
        String id = service + "-" + UUID.randomUUID();
        jdbc.sql("insert into operation (id, tenant_id, kind, state, progress) values (?, ?, ?, 'RUNNING', 0)")
                .params(id, tenant == null ? "" : tenant, kind)
                .update();
        return jdbc.sql("select * from operation where id = ?")
                .param(id)
                .query(Operations::read)
                .single();
    }

    /** The answer to the request that began it: 202, where to follow it and when to look. */
    public static ResponseEntity<Operation> accepted(Operation operation) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + operation.id()))
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .body(operation);
    }

    /** Notes how far it is; also says that it is still alive, which it must say at least every 10 minutes. */
    public void progress(String id, double share, String detail) {
        update(id, "progress = greatest(progress, ?), detail = ?", Math.min(1, Math.max(0, share)), detail);
    }

    /** Notes that it is done; the result is stored as JSON. */
    public void succeed(String id, Object result) {
        update(id, "state = 'SUCCEEDED', progress = 1, result = ?::jsonb", JSON.writeValueAsString(result));
    }

    /** Notes that it failed. */
    public void fail(String id, ErrorCode code, String detail) {
        update(id, "state = 'FAILED', error_code = ?, detail = ?", code.name(), detail);
    }

    /** An operation as somebody sees it; a null tenant sees all. */
    Optional<Operation> find(String id, @Nullable String tenant) {
        return jdbc.sql("select * from operation where id = :id and (:tenant::text is null or tenant_id = :tenant)")
                .param("id", id)
                .param("tenant", tenant)
                .query(Operations::read)
                .optional();
    }

    private void update(String id, String change, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = id;
        jdbc.sql("update operation set " + change + ", updated_at = now() where id = ? and state = 'RUNNING'")
                .params(all)
                .update();
    }

    private static Operation read(ResultSet row, int index) throws SQLException {
        String result = row.getString("result");
        return new Operation(
                row.getString("id"),
                row.getString("kind"),
                Operation.State.valueOf(row.getString("state")),
                row.getDouble("progress"),
                row.getString("detail"),
                result == null ? null : JSON.readTree(result),
                row.getString("error_code"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
