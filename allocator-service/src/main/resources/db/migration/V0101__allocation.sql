-- A row outlives its VM: should the VM be registered again, its generations go on where they stood.
create table allocation (
    tenant_id text not null,
    vm_id text not null,
    pool_id text not null,
    host_id text,
    requested_cpu_millicores bigint,
    requested_memory_mib bigint,
    requested_disk_kib_per_s bigint,
    requested_network_kib_per_s bigint,
    requested_enforcement jsonb,
    effective_cpu_millicores bigint,
    effective_memory_mib bigint,
    effective_disk_kib_per_s bigint,
    effective_network_kib_per_s bigint,
    effective_enforcement jsonb,
    -- The last issued, and the last that the provider has answered.
    generation bigint not null default 0,
    applied_generation bigint not null default 0,
    outcome text,
    reason text,
    requested_at timestamptz,
    effective_at timestamptz,
    primary key (tenant_id, vm_id),
    check (applied_generation <= generation)
);
create index allocation_by_pool on allocation (pool_id);

create table command (
    command_id text primary key,
    decision_id text not null,
    tenant_id text,
    vm_id text,
    pool_id text not null,
    host_id text not null,
    generation bigint not null,
    kind text not null,
    body jsonb not null,
    state text not null check (state in ('PENDING', 'APPLIED', 'PARTIAL', 'REFUSED', 'FAILED')),
    reason text,
    issued_at timestamptz not null,
    deadline timestamptz not null,
    completed_at timestamptz,
    check ((state = 'PENDING') = (completed_at is null))
);
create unique index command_of_vm on command (tenant_id, vm_id, generation) where vm_id is not null;
create index command_pending on command (deadline) where state = 'PENDING';
create index command_completed on command (completed_at) where state <> 'PENDING';

-- A decayed histogram of the measured times per provider and action.
create table lead_time (
    provider text not null,
    kind text not null,
    weights double precision[] not null,
    measured_at timestamptz not null,
    primary key (provider, kind)
);
