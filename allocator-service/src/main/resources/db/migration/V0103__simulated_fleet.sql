create table provider.simulated_host (
    host_id text primary key,
    pool_id text not null,
    physical_cpu_millicores bigint not null,
    physical_memory_mib bigint not null,
    physical_disk_kib_per_s bigint not null,
    physical_network_kib_per_s bigint not null,
    draining boolean not null default false
);

create table provider.simulated_vm (
    tenant_id text not null,
    vm_id text not null,
    pool_id text not null,
    host_id text not null,
    -- The last command that changed it.
    generation bigint not null,
    requested_cpu_millicores bigint not null,
    requested_memory_mib bigint not null,
    requested_disk_kib_per_s bigint not null,
    requested_network_kib_per_s bigint not null,
    enforcement jsonb not null,
    -- What the host grants without any fault.
    granted_cpu_millicores bigint not null check (granted_cpu_millicores <= requested_cpu_millicores),
    granted_memory_mib bigint not null check (granted_memory_mib <= requested_memory_mib),
    granted_disk_kib_per_s bigint not null check (granted_disk_kib_per_s <= requested_disk_kib_per_s),
    granted_network_kib_per_s bigint not null check (granted_network_kib_per_s <= requested_network_kib_per_s),
    changed_at timestamptz not null,
    primary key (tenant_id, vm_id)
);
create index simulated_vm_by_host on provider.simulated_vm (host_id);

create table provider.simulated_fault (
    fault_id text primary key,
    kind text not null,
    host_id text,
    tenant_id text,
    vm_id text,
    share double precision,
    delay_millis bigint,
    until_applied boolean not null default false,
    began_at timestamptz not null,
    ends_at timestamptz,
    check ((tenant_id is null) = (vm_id is null)),
    check ((host_id is null) <> (vm_id is null))
);
