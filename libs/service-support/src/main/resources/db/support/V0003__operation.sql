-- Long work and how far it is; tenant_id is empty for the platform's own.
create table operation (
    id         text             primary key,
    tenant_id  text             not null,
    kind       text             not null,
    state      text             not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    progress   double precision not null check (progress between 0 and 1),
    detail     text,
    result     jsonb,
    error_code text,
    created_at timestamptz      not null default now(),
    updated_at timestamptz      not null default now()
);
create index operation_updated_at on operation (updated_at);
