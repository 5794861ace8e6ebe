-- Samples of minutes that are still open; they go when their minute is closed.
create table sample (
    tenant_id            text        not null,
    vm_id                text        not null,
    at                   timestamptz not null,
    cpu_cores            double precision,
    memory_mib           double precision,
    disk_read_kib_per_s  double precision,
    disk_write_kib_per_s double precision,
    network_rx_kib_per_s double precision,
    network_tx_kib_per_s double precision,
    cpu_steal_ratio      double precision,
    requests_per_s       double precision,
    latency_p95_ms       double precision,
    error_ratio          double precision,
    primary key (tenant_id, vm_id, at)
);

-- The event time each VM has reached, and the end of its last closed minute.
create table vm_clock (
    tenant_id    text        not null,
    vm_id        text        not null,
    watermark    timestamptz not null,
    arrived_at   timestamptz not null,
    due_until    timestamptz not null,
    closed_until timestamptz not null,
    late_samples bigint      not null default 0,
    primary key (tenant_id, vm_id)
);

-- What was measured in a closed minute; a minute without a row was silent.
create table vm_minute (
    tenant_id text        not null,
    vm_id     text        not null,
    minute_at timestamptz not null,
    facts     jsonb       not null,
    primary key (tenant_id, vm_id, minute_at)
);
create index vm_minute_minute_at on vm_minute (minute_at);

-- How a closed minute counts for an objective; a minute without a row is unknown. Weights are minutes, or requests for
-- the error ratio.
create table objective_minute (
    tenant_id text             not null,
    vm_id     text             not null,
    objective text             not null,
    minute_at timestamptz      not null,
    good      boolean          not null,
    total     double precision not null check (total >= 0),
    bad       double precision not null check (bad between 0 and total),
    target    double precision not null,
    cause     text,
    resource  text,
    primary key (tenant_id, vm_id, objective, minute_at)
);
create index objective_minute_minute_at on objective_minute (minute_at);

-- The same by the hour, added to as minutes close, kept for the periods that are reported.
create table objective_hour (
    tenant_id   text             not null,
    vm_id       text             not null,
    objective   text             not null,
    hour_at     timestamptz      not null,
    minutes     integer          not null,
    bad_minutes integer          not null,
    total       double precision not null,
    bad         double precision not null,
    primary key (tenant_id, vm_id, objective, hour_at)
);
create index objective_hour_hour_at on objective_hour (hour_at);
