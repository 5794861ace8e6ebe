-- A group of VMs as the inventory knows it, with the tier chosen for its members, if any.
create table group_qos (
    tenant_id            text   not null,
    group_id             text   not null,
    inventory_version    bigint not null,
    version              bigint not null,
    tier                 text references tier (name),
    latency_threshold_ms double precision check (latency_threshold_ms > 0),
    stated_quantile      double precision check (stated_quantile between 0.5 and 0.999),
    primary key (tenant_id, group_id)
);

-- The tier of a VM now. A row outlives its VM, so that versions keep rising if the VM comes back.
create table assignment (
    tenant_id                text        not null,
    vm_id                    text        not null,
    group_id                 text,
    inventory_version        bigint      not null,
    size_cpu_millicores      bigint      not null,
    size_memory_mib          bigint      not null,
    size_disk_kib_per_s      bigint      not null,
    size_network_kib_per_s   bigint      not null,
    own_tier                 text references tier (name),
    own_latency_threshold_ms double precision check (own_latency_threshold_ms > 0),
    own_stated_quantile      double precision check (own_stated_quantile between 0.5 and 0.999),
    version                  bigint      not null,
    tier                     text        not null,
    tier_version             bigint      not null,
    latency_threshold_ms     double precision,
    stated_quantile          double precision,
    source                   text        not null check (source in ('VM', 'GROUP', 'DEFAULT')),
    effective_at             timestamptz not null,
    ended_at                 timestamptz,
    primary key (tenant_id, vm_id),
    foreign key (tier, tier_version) references tier_version (tier, version)
);
create index assignment_group on assignment (tenant_id, group_id) where ended_at is null;
create index assignment_tier on assignment (tier) where ended_at is null;

-- Every version of every assignment; a version without a tier is the VM's removal.
create table assignment_version (
    tenant_id            text        not null,
    vm_id                text        not null,
    version              bigint      not null,
    tier                 text,
    tier_version         bigint,
    latency_threshold_ms double precision,
    stated_quantile      double precision,
    source               text check (source in ('VM', 'GROUP', 'DEFAULT')),
    effective_at         timestamptz not null,
    changed_by           text        not null,
    primary key (tenant_id, vm_id, version),
    foreign key (tenant_id, vm_id) references assignment (tenant_id, vm_id),
    foreign key (tier, tier_version) references tier_version (tier, version),
    check ((tier is null) = (tier_version is null) and (tier is null) = (source is null))
);
create index assignment_version_effective on assignment_version (tenant_id, vm_id, effective_at);
