-- A host's part of the calendar; this row is the lock that every writer of its slots takes first.
create table calendar_host (
    host_id text primary key references host,
    pool_id text not null,
    -- Slots exist for the steps from first_step to before end_step.
    first_step bigint not null,
    end_step bigint not null,
    check (first_step <= end_step)
);
create index calendar_host_by_pool on calendar_host (pool_id);

create table calendar_slot (
    host_id text not null references calendar_host on delete cascade,
    step bigint not null,
    sellable_cpu_millicores bigint not null,
    sellable_memory_mib bigint not null,
    sellable_disk_kib_per_s bigint not null,
    sellable_network_kib_per_s bigint not null,
    physical_cpu_millicores bigint not null,
    physical_memory_mib bigint not null,
    physical_disk_kib_per_s bigint not null,
    physical_network_kib_per_s bigint not null,
    -- Capacity that is gone; what is granted beyond sellable - lost is a deficit.
    lost_cpu_millicores bigint not null default 0,
    lost_memory_mib bigint not null default 0,
    lost_disk_kib_per_s bigint not null default 0,
    lost_network_kib_per_s bigint not null default 0,
    -- What tiers never take away; beyond the hold it is held as reserved.
    guaranteed_cpu_millicores bigint not null default 0,
    guaranteed_memory_mib bigint not null default 0,
    guaranteed_disk_kib_per_s bigint not null default 0,
    guaranteed_network_kib_per_s bigint not null default 0,
    reserved_cpu_millicores bigint not null default 0,
    reserved_memory_mib bigint not null default 0,
    reserved_disk_kib_per_s bigint not null default 0,
    reserved_network_kib_per_s bigint not null default 0,
    active_cpu_millicores bigint not null default 0,
    active_memory_mib bigint not null default 0,
    active_disk_kib_per_s bigint not null default 0,
    active_network_kib_per_s bigint not null default 0,
    primary key (host_id, step),
    constraint no_over_commit_of_cpu_millicores
        check (reserved_cpu_millicores >= 0 and active_cpu_millicores >= 0
            and reserved_cpu_millicores + active_cpu_millicores <= sellable_cpu_millicores),
    check (guaranteed_cpu_millicores between 0 and physical_cpu_millicores),
    check (lost_cpu_millicores between 0 and sellable_cpu_millicores),
    constraint no_over_commit_of_memory_mib
        check (reserved_memory_mib >= 0 and active_memory_mib >= 0
            and reserved_memory_mib + active_memory_mib <= sellable_memory_mib),
    check (guaranteed_memory_mib between 0 and physical_memory_mib),
    check (lost_memory_mib between 0 and sellable_memory_mib),
    constraint no_over_commit_of_disk_kib_per_s
        check (reserved_disk_kib_per_s >= 0 and active_disk_kib_per_s >= 0
            and reserved_disk_kib_per_s + active_disk_kib_per_s <= sellable_disk_kib_per_s),
    check (guaranteed_disk_kib_per_s between 0 and physical_disk_kib_per_s),
    check (lost_disk_kib_per_s between 0 and sellable_disk_kib_per_s),
    constraint no_over_commit_of_network_kib_per_s
        check (reserved_network_kib_per_s >= 0 and active_network_kib_per_s >= 0
            and reserved_network_kib_per_s + active_network_kib_per_s <= sellable_network_kib_per_s),
    check (guaranteed_network_kib_per_s between 0 and physical_network_kib_per_s),
    check (lost_network_kib_per_s between 0 and sellable_network_kib_per_s)
);

-- What a VM holds on its host: the base of its cells from now to before cover_to, its guarantee after that.
-- It outlives the VM until the provider reports it gone.
create table holding (
    tenant_id text not null,
    vm_id text not null,
    pool_id text not null,
    host_id text not null references calendar_host,
    -- Asked for last.
    target_cpu_millicores bigint not null,
    target_memory_mib bigint not null,
    target_disk_kib_per_s bigint not null,
    target_network_kib_per_s bigint not null,
    -- In the cells: never less than what is asked for or in force.
    booked_cpu_millicores bigint not null check (booked_cpu_millicores >= 0),
    booked_memory_mib bigint not null check (booked_memory_mib >= 0),
    booked_disk_kib_per_s bigint not null check (booked_disk_kib_per_s >= 0),
    booked_network_kib_per_s bigint not null check (booked_network_kib_per_s >= 0),
    guaranteed_cpu_millicores bigint not null,
    guaranteed_memory_mib bigint not null,
    guaranteed_disk_kib_per_s bigint not null,
    guaranteed_network_kib_per_s bigint not null,
    cover_to bigint not null,
    -- The step of the last growth of each resource.
    grown_cpu bigint not null,
    grown_memory bigint not null,
    grown_disk bigint not null,
    grown_network bigint not null,
    planned_step bigint not null,
    cost_per_step numeric not null check (cost_per_step >= 0),
    primary key (tenant_id, vm_id)
);
create index holding_by_host on holding (host_id);
create index holding_by_pool on holding (pool_id);
