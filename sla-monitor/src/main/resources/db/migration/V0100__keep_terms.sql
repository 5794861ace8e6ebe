-- What was in force for a VM from an instant on; a minute is judged by what held in it, however late it is looked at.
create table allocation_version (
    tenant_id      text        not null,
    vm_id          text        not null,
    effective_at   timestamptz not null,
    version        bigint      not null,
    removed        boolean     not null,
    cpu_millicores bigint      not null,
    memory_mib     bigint      not null,
    disk_kib_per_s bigint      not null,
    network_kib_per_s bigint   not null,
    cause          text        not null,
    outcome        text        not null,
    primary key (tenant_id, vm_id, effective_at)
);

create table assignment_version (
    tenant_id              text        not null,
    vm_id                  text        not null,
    effective_at           timestamptz not null,
    version                bigint      not null,
    tier                   text        not null,
    tier_version           bigint      not null,
    memory_guarantee_share double precision not null,
    network_min_mbit_per_s bigint      not null,
    objectives             jsonb       not null,
    primary key (tenant_id, vm_id, effective_at)
);

create table registration_version (
    tenant_id      text        not null,
    vm_id          text        not null,
    effective_at   timestamptz not null,
    version        bigint      not null,
    removed        boolean     not null,
    group_id       text,
    size           jsonb,
    maximum        jsonb,
    primary key (tenant_id, vm_id, effective_at)
);

create view current_vm as
select tenant_id, vm_id, group_id
from (select distinct on (tenant_id, vm_id) tenant_id, vm_id, group_id, removed
      from registration_version
      order by tenant_id, vm_id, effective_at desc) as latest
where not removed;
