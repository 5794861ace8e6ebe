-- Records that this service could not process, beside their copy on the topic's .dlq.
create table dead_letter (
    id             bigint generated always as identity primary key,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    consumer_group text        not null,
    key            bytea,
    payload        bytea,
    headers        jsonb       not null,
    recorded_at    timestamptz not null,
    error_type     text        not null,
    error          text        not null,
    state          text        not null default 'WAITING' check (state in ('WAITING', 'REPLAYED', 'DISCARDED')),
    failed_at      timestamptz not null default now(),
    resolved_at    timestamptz,
    resolved_by    text,
    unique (topic, partition, record_offset, consumer_group)
);
create index dead_letter_state on dead_letter (state, id);
