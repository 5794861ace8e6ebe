-- Who plans a pool; the epoch fences off whoever planned it before.
create table pool_lease (
    pool_id text primary key references pool on delete cascade,
    holder text not null,
    epoch bigint not null,
    expires_at timestamptz not null
);

-- What has to be planned; taken by the holder of the pool's lease in the transaction that plans it.
create table plan_request (
    request_id bigint generated always as identity primary key,
    pool_id text not null,
    tenant_id text,
    vm_id text,
    cause text not null,
    traceparent text,
    requested_at timestamptz not null default clock_timestamp()
);
create index plan_request_by_pool on plan_request (pool_id);

-- The latest forecast of each VM, registered or not.
create table vm_forecast (
    tenant_id text not null,
    vm_id text not null,
    version bigint not null,
    from_at timestamptz not null,
    body bytea not null,
    received_at timestamptz not null,
    primary key (tenant_id, vm_id)
);

create table vm_assignment (
    tenant_id text not null,
    vm_id text not null,
    version bigint not null,
    body bytea not null,
    received_at timestamptz not null,
    primary key (tenant_id, vm_id)
);

create table open_breach (
    tenant_id text not null,
    vm_id text not null,
    breach_id text not null,
    objective text not null,
    resource text,
    opened_at timestamptz not null,
    -- Resolved ones stay, so that an opening that comes again does not open them again.
    resolved_at timestamptz,
    -- The least that the VM is given while the breach is open, set by the planner.
    floor_amount bigint,
    raised_step bigint,
    primary key (tenant_id, vm_id, breach_id)
);
create index open_breach_unresolved on open_breach (tenant_id, vm_id) where resolved_at is null;

create table decision (
    tenant_id text not null,
    decision_id text not null,
    vm_id text not null,
    pool_id text not null,
    host_id text,
    step bigint not null,
    decided_at timestamptz not null,
    cause text not null,
    mode text not null,
    outcome text not null,
    reasons text[] not null,
    details jsonb not null,
    primary key (tenant_id, decision_id)
);
create index decision_of_vm on decision (tenant_id, vm_id, decided_at desc);
create index decision_by_time on decision (decided_at);
