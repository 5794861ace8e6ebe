-- Samples as they came, one row per VM and instant; measures from several sources merge column by column.
create table metric_sample (
    tenant_id text not null,
    vm_id text not null,
    at timestamptz not null,
    cpu_cores_used double precision,
    memory_mib_used double precision,
    storage_used_mib double precision,
    disk_read_kib_per_s double precision,
    disk_write_kib_per_s double precision,
    disk_read_iops double precision,
    disk_write_iops double precision,
    network_rx_kib_per_s double precision,
    network_tx_kib_per_s double precision,
    requests_per_second double precision,
    request_latency_p95_ms double precision,
    error_ratio double precision,
    cpu_steal_ratio double precision,
    primary key (tenant_id, vm_id, at)
) partition by range (at);

-- Use per planning step: a step's mean plans rates, its maximum plans memory.
create table metric_rollup (
    tenant_id text not null,
    vm_id text not null,
    step_at timestamptz not null,
    samples integer not null,
    cpu_mean double precision,
    cpu_max double precision,
    memory_mean double precision,
    memory_max double precision,
    disk_mean double precision,
    disk_max double precision,
    network_mean double precision,
    network_max double precision,
    primary key (tenant_id, vm_id, step_at)
);

create index metric_rollup_step_at on metric_rollup (step_at);

-- The first offset of each partition whose records are not in the tables yet; written with the records themselves.
create table consumed_offset (
    topic text not null,
    partition_number integer not null,
    next_offset bigint not null,
    primary key (topic, partition_number)
);
