-- The provider role's own books; it can run apart from the planner.
create schema provider;

-- What was taken in and not yet answered.
create table provider.work (
    command_id text primary key,
    subject text not null,
    generation bigint not null,
    provider text not null,
    body jsonb not null,
    traceparent text,
    received_at timestamptz not null,
    -- Whether it was begun before: its outcome may be unknown, so it is observed first.
    begun boolean not null default false,
    claimed_by text,
    claimed_until timestamptz
);
create index work_by_subject on provider.work (subject, generation);

-- The last generation carried out per VM or host, and for a VM what was last reported of it.
create table provider.carried_out (
    subject text primary key,
    provider text not null,
    generation bigint not null,
    command_id text not null,
    report jsonb
);
create index carried_out_by_provider on provider.carried_out (provider);
