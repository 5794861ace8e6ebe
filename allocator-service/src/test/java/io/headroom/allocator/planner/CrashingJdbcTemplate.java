package io.headroom.allocator.planner;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fails before a chosen statement, as a process that dies there: its transaction is rolled back. */
final class CrashingJdbcTemplate extends JdbcTemplate {

    private boolean armed;
    private int left;

    CrashingJdbcTemplate(DataSource dataSource) {
        super(dataSource);
    }

    /** Lets so many more statements through. */
    void crashAfter(int statements) {
        armed = true;
        left = statements;
    }

    void crashNoMore() {
        armed = false;
    }

    /** Asked for once by each statement. */
    @Override
    public @Nullable DataSource getDataSource() {
        if (armed && left-- == 0) {
            armed = false;
            throw new CrashException();
        }
        return super.getDataSource();
    }

    /** The process is gone. */
    static final class CrashException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
