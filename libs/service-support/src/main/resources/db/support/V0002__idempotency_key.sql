-- The first answer to each request with an Idempotency-Key.
create table idempotency_key (
    tenant_id   text        not null,
    subject     text        not null,
    path        text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      smallint    not null,
    headers     jsonb       not null,
    body        bytea       not null,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, subject, path, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
