-- What is known in advance to move demand: a sale, a nightly job, a deploy.
create table load_event (
    tenant_id text not null,
    event_id uuid not null,
    name text not null,
    kind text not null check (kind in ('LOAD', 'DEPLOY')),
    vm_id text,
    group_id text,
    from_at timestamptz not null,
    to_at timestamptz not null,
    effects jsonb not null,
    created_at timestamptz not null,
    primary key (tenant_id, event_id),
    check (from_at < to_at),
    check (num_nonnulls(vm_id, group_id) = 1)
);

create index load_event_by_start on load_event (tenant_id, from_at, event_id);
create index load_event_by_end on load_event (to_at);
