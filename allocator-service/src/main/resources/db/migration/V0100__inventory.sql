-- One sequence for the versions of VMs and groups: a VM that is registered again has a higher version than before.
create sequence inventory_version;

create table pool (
    pool_id text primary key,
    provider text not null,
    unit_cpu_millicores bigint not null check (unit_cpu_millicores > 0),
    unit_memory_mib bigint not null check (unit_memory_mib > 0),
    unit_disk_kib_per_s bigint not null check (unit_disk_kib_per_s > 0),
    unit_network_kib_per_s bigint not null check (unit_network_kib_per_s > 0),
    version bigint not null,
    created_at timestamptz not null
);

create table host (
    host_id text primary key,
    pool_id text not null references pool,
    physical_cpu_millicores bigint not null check (physical_cpu_millicores >= 0),
    physical_memory_mib bigint not null check (physical_memory_mib >= 0),
    physical_disk_kib_per_s bigint not null check (physical_disk_kib_per_s >= 0),
    physical_network_kib_per_s bigint not null check (physical_network_kib_per_s >= 0),
    sellable_cpu_millicores bigint not null check (sellable_cpu_millicores >= 0),
    sellable_memory_mib bigint not null check (sellable_memory_mib between 0 and physical_memory_mib),
    sellable_disk_kib_per_s bigint not null check (sellable_disk_kib_per_s >= 0),
    sellable_network_kib_per_s bigint not null check (sellable_network_kib_per_s >= 0),
    -- What the operator wants of it, and whether its provider finds it lost.
    state text not null check (state in ('UP', 'DRAINING', 'DOWN')),
    lost boolean not null default false,
    version bigint not null,
    created_at timestamptz not null,
    unique (host_id, pool_id)
);
create index host_by_pool on host (pool_id);

create table vm_group (
    tenant_id text not null,
    group_id text not null,
    pool_id text references pool,
    mode text not null check (mode in ('OBSERVE', 'SHADOW', 'ACT')),
    version bigint not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, group_id)
);

create table vm (
    tenant_id text not null,
    vm_id text not null,
    pool_id text not null references pool,
    host_id text,
    group_id text,
    size_cpu_millicores bigint not null check (size_cpu_millicores >= 0),
    size_memory_mib bigint not null check (size_memory_mib >= 0),
    size_disk_kib_per_s bigint not null check (size_disk_kib_per_s >= 0),
    size_network_kib_per_s bigint not null check (size_network_kib_per_s >= 0),
    minimum_cpu_millicores bigint not null check (minimum_cpu_millicores >= 0),
    minimum_memory_mib bigint not null check (minimum_memory_mib >= 0),
    minimum_disk_kib_per_s bigint not null check (minimum_disk_kib_per_s >= 0),
    minimum_network_kib_per_s bigint not null check (minimum_network_kib_per_s >= 0),
    maximum_cpu_millicores bigint not null check (maximum_cpu_millicores >= minimum_cpu_millicores),
    maximum_memory_mib bigint not null check (maximum_memory_mib >= minimum_memory_mib),
    maximum_disk_kib_per_s bigint not null check (maximum_disk_kib_per_s >= minimum_disk_kib_per_s),
    maximum_network_kib_per_s bigint not null check (maximum_network_kib_per_s >= minimum_network_kib_per_s),
    mode text not null check (mode in ('OBSERVE', 'SHADOW', 'ACT')),
    version bigint not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, vm_id),
    -- The host is one of the VM's own pool, the group one of the VM's own tenant.
    foreign key (host_id, pool_id) references host (host_id, pool_id),
    foreign key (tenant_id, group_id) references vm_group
);
create index vm_by_pool on vm (pool_id);
create index vm_by_host on vm (host_id);
create index vm_by_group on vm (tenant_id, group_id);
