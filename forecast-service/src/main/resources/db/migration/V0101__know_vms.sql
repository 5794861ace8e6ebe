-- Every VM that has sent metrics or is registered.
create table known_vm (
    tenant_id text not null,
    vm_id text not null,
    registered boolean not null,
    version bigint not null,
    group_id text,
    first_seen timestamptz not null,
    primary key (tenant_id, vm_id)
);

-- What each VM effectively has: use at its limit is censored.
create table effective_allocation (
    tenant_id text not null,
    vm_id text not null,
    version bigint not null,
    cpu_millicores bigint not null,
    memory_mib bigint not null,
    disk_kib_per_s bigint not null,
    network_kib_per_s bigint not null,
    effective_at timestamptz not null,
    primary key (tenant_id, vm_id)
);
