create table budget (
    tenant_id     text           primary key,
    version       bigint         not null,
    budget_window text           not null check (budget_window in ('HOUR', 'DAY', 'MONTH')),
    amount        numeric(20, 6) check (amount >= 0),
    hard          boolean        not null,
    changed_by    text           not null,
    effective_at  timestamptz    not null
);

create table budget_version (
    tenant_id     text           not null references budget (tenant_id),
    version       bigint         not null,
    budget_window text           not null,
    amount        numeric(20, 6),
    hard          boolean        not null,
    changed_by    text           not null,
    effective_at  timestamptz    not null,
    primary key (tenant_id, version)
);
