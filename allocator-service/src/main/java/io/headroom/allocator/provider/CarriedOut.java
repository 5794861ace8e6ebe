package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.VmRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last generation carried out per VM or host, and for a VM what was last reported of it. */
@Repository
class CarriedOut {

    private final JdbcClient jdbc;

    CarriedOut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last generation of a VM or host; 0 before the first. */
    long generation(String subject) {
        return jdbc.sql("select generation from provider.carried_out where subject = ?")
                .param(subject)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Notes a command as carried out, whatever its outcome; writers of one VM take turns on its row. */
    void note(Work work, @Nullable AllocationChanged report) {
        AllocationCommand command = work.command();
        jdbc.sql("insert into provider.carried_out (subject, provider, generation, command_id, report)"
                        + " values (:subject, :provider, :generation, :command, :report::jsonb)"
                        + " on conflict (subject) do update set provider = excluded.provider,"
                        + " generation = excluded.generation, command_id = excluded.command_id,"
                        + " report = excluded.report where carried_out.generation < excluded.generation")
                .param("subject", work.subject())
                .param("provider", work.provider())
                .param("generation", command.generation())
                .param("command", command.commandId())
                .param("report", report == null ? null : json(report))
                .update();
    }

    /** Replaces what was last reported of a VM. */
    void noteReport(AllocationChanged report) {
        jdbc.sql("update provider.carried_out set report = ?::jsonb where subject = ?")
                .params(json(report), Subject.of(new VmRef(report.tenantId(), report.vmId())))
                .update();
    }

    /** What was last reported of a VM. */
    Optional<AllocationChanged> report(VmRef vm) {
        return query("where subject = ? and report is not null", Subject.of(vm)).stream()
                .findFirst();
    }

    /** What was last reported of a VM, under its lock. */
    Optional<AllocationChanged> lockedReport(VmRef vm) {
        return query("where subject = ? and report is not null for update", Subject.of(vm)).stream()
                .findFirst();
    }

    /** What was last reported of all VMs of a provider. */
    List<AllocationChanged> reports(String provider) {
        return query("where provider = ? and report is not null", provider);
    }

    private List<AllocationChanged> query(String where, String value) {
        return jdbc.sql("select report from provider.carried_out " + where)
                .param(value)
                .query((row, number) -> ContractCodec.read(
                        row.getString("report").getBytes(StandardCharsets.UTF_8), AllocationChanged.class))
                .list();
    }

    private static String json(AllocationChanged report) {
        return new String(ContractCodec.write(report), StandardCharsets.UTF_8);
    }
}
