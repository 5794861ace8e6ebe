package io.headroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private static final String PASSWORD = "it's \\ secret";

    @TempDir
    Path home;

    @BeforeEach
    void letTheServersUserIn() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsWhatWasCommittedOverARestart() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(kept())) {
            execute(first, "create table kept(n int)");
            execute(first, "insert into kept values (42)");
        }

        try (EmbeddedPostgres second = EmbeddedPostgres.start(kept())) {
            assertThat(query(second, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void committedMeansOnDiskWhenDurable() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(kept())) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(kept())) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void takesOverFromAServerThatOutlivedItsLauncher() throws Exception {
        EmbeddedPostgres abandoned = EmbeddedPostgres.start(kept());
        execute(abandoned, "create table kept as select 7 as n");
        abandoned.abandon();
        long stalePid = abandoned.pid();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(kept())) {
            assertThat(next.pid()).isNotEqualTo(stalePid);
            assertThat(query(next, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void recoversAfterItsProcessWasKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(kept())) {
            execute(postgres, "create table kept as select 9 as n");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
            ProcessHandle.of(postgres.pid())
                    .ifPresent(process -> process.onExit().join());
            assertThat(postgres.isAlive()).isFalse();

            postgres.restart();

            assertThat(query(postgres, "select n from kept")).isEqualTo("9");
        }
    }

    @Test
    void startsWhereTheRecordedProcessIsSomebodyElsesByNow() throws Exception {
        EmbeddedPostgres.start(kept()).close();
        Files.writeString(
                home.resolve("pg/data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(kept())) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (EmbeddedPostgres holder = EmbeddedPostgres.start(kept())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(kept()))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("in use by another process");
            assertThat(holder.isAlive()).isTrue();
        }
    }

    @Test
    void runsForRootWithAndWithoutUserNamespacesOnTheSameData() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root needs another user");
        try (EmbeddedPostgres dropped = EmbeddedPostgres.start(kept(), ServerUser.dropped())) {
            execute(dropped, "create table kept as select 3 as n");
        }

        try (EmbeddedPostgres own = EmbeddedPostgres.start(kept())) {
            assertThat(query(own, "select n from kept")).isEqualTo("3");
        }
    }

    @Test
    void leavesNothingBehindWhenTemporary() {
        PostgresSettings settings = PostgresSettings.forTests();
        EmbeddedPostgres.start(settings).close();

        assertThat(settings.directory()).doesNotExist();
    }

    private PostgresSettings kept() {
        return PostgresSettings.kept(home.resolve("pg"), SharedBinaries.directory(), 0, PASSWORD);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, postgres.password());
    }
}
