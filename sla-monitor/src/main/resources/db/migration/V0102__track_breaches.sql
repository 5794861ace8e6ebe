create table breach (
    breach_id   uuid             primary key,
    tenant_id   text             not null,
    vm_id       text             not null,
    objective   text             not null,
    tier        text             not null,
    severity    text             not null check (severity in ('WARNING', 'CRITICAL')),
    cause       text             not null,
    resource    text,
    window_from timestamptz      not null,
    window_to   timestamptz      not null,
    observed    double precision not null,
    target      double precision not null,
    evidence    jsonb            not null,
    opened_at   timestamptz      not null,
    resolved_at timestamptz,
    resolution  text,
    check (window_to > window_from),
    check ((resolved_at is null) = (resolution is null))
);
create unique index breach_one_open on breach (tenant_id, vm_id, objective) where resolved_at is null;
create index breach_by_tenant on breach (tenant_id, window_from desc, breach_id);
create index breach_by_vm on breach (tenant_id, vm_id, objective, window_from desc);
