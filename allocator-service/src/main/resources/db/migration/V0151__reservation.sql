create table reservation (
    tenant_id text not null,
    reservation_id text not null,
    vm_id text not null,
    pool_id text not null,
    host_id text not null references calendar_host,
    state text not null check (state in
        ('RESERVED', 'ACTIVATING', 'ACTIVE', 'RELEASING', 'RELEASED', 'EXPIRED', 'PREEMPTED', 'FAILED')),
    delta_cpu_millicores bigint not null,
    delta_memory_mib bigint not null,
    delta_disk_kib_per_s bigint not null,
    delta_network_kib_per_s bigint not null,
    from_step bigint not null,
    to_step bigint not null check (to_step > from_step),
    -- Worth per dominant share: what gives way first when capacity is short.
    density double precision not null,
    cost_per_step numeric not null check (cost_per_step >= 0),
    -- Of the command that activates or releases it.
    generation bigint not null default 0,
    made_by text not null check (made_by in ('PLANNER', 'CALLER')),
    activation_wanted boolean not null default false,
    version bigint not null,
    reason text,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, reservation_id)
);
create index reservation_of_vm on reservation (tenant_id, vm_id, from_step);
create index reservation_open on reservation (host_id, from_step)
    where state in ('RESERVED', 'ACTIVATING', 'ACTIVE', 'RELEASING');
create index reservation_by_pool on reservation (pool_id)
    where state in ('RESERVED', 'ACTIVATING', 'ACTIVE', 'RELEASING');
create index reservation_ended on reservation (changed_at)
    where state in ('RELEASED', 'EXPIRED', 'PREEMPTED', 'FAILED');

-- The life of each reservation, for whoever has to prove it.
create table reservation_transition (
    tenant_id text not null,
    reservation_id text not null,
    version bigint not null,
    from_state text,
    to_state text not null,
    reason text,
    at timestamptz not null,
    primary key (tenant_id, reservation_id, version),
    foreign key (tenant_id, reservation_id) references reservation on delete cascade
);
