package io.headroom.allocator.planner;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest forecast of each VM. */
@Repository
class VmForecasts {

    private static final String STORE =
            "insert into vm_forecast (tenant_id, vm_id, version, from_at, body, received_at)"
                    + " select *, ?::timestamptz from unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bytea[])"
                    + " on conflict (tenant_id, vm_id) do update set version = excluded.version, from_at = excluded.from_at,"
                    + " body = excluded.body, received_at = excluded.received_at where vm_forecast.version < excluded.version"
                    + " returning tenant_id, vm_id";

    /** Decoded forecasts in memory; one takes some tens of KiB. */
    private static final int MOST_KEPT = 1_000;

    private final JdbcClient jdbc;
    private final DomainTime time;
    /** Forecasts as last stored or read; a forecast of one version never changes. */
    private final Map<VmRef, DemandForecast> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VmRef, DemandForecast> eldest) {
            return size() > MOST_KEPT;
        }
    });

    VmForecasts(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Stores the newest forecast of each VM where it is newer than the known one, in the order of the VMs.
     *
     * @return those that were newer
     */
    List<DemandForecast> store(Collection<DemandForecast> forecasts) {
        Map<VmRef, DemandForecast> newest = new LinkedHashMap<>();
        for (DemandForecast forecast : forecasts) {
            String vmId = forecast.vmId();
            if (vmId != null) {
                newest.merge(
                        new VmRef(forecast.tenantId(), vmId),
                        forecast,
                        (one, other) -> one.version() >= other.version() ? one : other);
            }
        }
        List<DemandForecast> rows = newest.entrySet().stream()
                .sorted(Comparator.comparing(row -> row.getKey().key()))
                .map(Map.Entry::getValue)
                .toList();
        List<DemandForecast> newer = new ArrayList<>();
        jdbc.sql(STORE)
                .param(InstantColumns.value(time.now()))
                .param(rows.stream().map(DemandForecast::tenantId).toArray(String[]::new))
                .param(rows.stream().map(DemandForecast::vmId).toArray(String[]::new))
                .param(rows.stream().map(DemandForecast::version).toArray(Long[]::new))
                .param(rows.stream().map(row -> row.from().toString()).toArray(String[]::new))
                .param(rows.stream().map(ContractCodec::write).toArray(byte[][]::new))
                .query(row -> {
                    VmRef vm = new VmRef(row.getString(1), row.getString(2));
                    DemandForecast stored = newest.get(vm);
                    if (stored != null) {
                        newer.add(stored);
                        read.put(vm, stored);
                    }
                });
        return newer;
    }

    /** The latest forecasts of VMs as seen from the present step; those without one are left out. */
    Map<VmRef, VmOutlook> of(Collection<VmRef> vms, double factor) {
        long step = time.stepIndex(time.now());
        Map<VmRef, VmOutlook> outlooks = new HashMap<>();
        latest(vms)
                .forEach((vm, forecast) ->
                        outlooks.put(vm, VmOutlook.of(forecast, step - time.stepIndex(forecast.from()), factor)));
        return outlooks;
    }

    private Map<VmRef, DemandForecast> latest(Collection<VmRef> vms) {
        Map<VmRef, DemandForecast> latest = new HashMap<>();
        Set<VmRef> unread = new HashSet<>();
        bind("select f.tenant_id, f.vm_id, f.version", vms).query(row -> {
            VmRef vm = new VmRef(row.getString(1), row.getString(2));
            DemandForecast known = read.get(vm);
            if (known != null && known.version() == row.getLong(3)) {
                latest.put(vm, known);
            } else {
                unread.add(vm);
            }
        });
        if (!unread.isEmpty()) {
            bind("select f.tenant_id, f.vm_id, f.body", unread).query(row -> {
                VmRef vm = new VmRef(row.getString(1), row.getString(2));
                DemandForecast forecast = ContractCodec.read(row.getBytes(3), DemandForecast.class);
                latest.put(vm, forecast);
                read.put(vm, forecast);
            });
        }
        return latest;
    }

    private JdbcClient.StatementSpec bind(String select, Collection<VmRef> vms) {
        return jdbc.sql(select + " from unnest(?::text[], ?::text[]) as r (tenant_id, vm_id)"
                        + " join vm_forecast f using (tenant_id, vm_id)")
                .param(vms.stream().map(VmRef::tenantId).toArray(String[]::new))
                .param(vms.stream().map(VmRef::vmId).toArray(String[]::new));
    }
}
