-- Records that wait to be shipped; the id is the order within a key.
create table outbox (
    id          bigint generated always as identity primary key,
    shard       smallint    not null,
    topic       text        not null,
    key         text        not null,
    ce_id       uuid        not null,
    ce_type     text        not null,
    payload     bytea,
    traceparent text,
    created_at  timestamptz not null default now()
);

-- Events that have had their effect, kept longer than any topic keeps them.
create table inbox (
    source      text        not null,
    ce_id       text        not null,
    received_at timestamptz not null default now(),
    primary key (source, ce_id)
);
create index inbox_received_at on inbox (received_at);
