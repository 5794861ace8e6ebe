create table budget (
    tenant_id text primary key,
    version bigint not null,
    span text not null check (span in ('HOUR', 'DAY', 'MONTH')),
    limit_amount numeric check (limit_amount >= 0),
    currency text not null,
    hard boolean not null,
    effective_at timestamptz not null
);

-- Spending of one tenant within one window. Accrued is what has passed, committed what has been granted and is to come.
create table budget_window (
    tenant_id text not null,
    from_step bigint not null,
    to_step bigint not null,
    limit_amount numeric not null,
    hard boolean not null,
    accrued numeric not null default 0 check (accrued >= 0),
    committed numeric not null default 0 check (committed >= 0),
    -- What stood above the limit already when it was lowered.
    excess numeric not null default 0 check (excess >= 0),
    accrued_to bigint not null,
    primary key (tenant_id, from_step),
    check (to_step > from_step),
    constraint within_the_limit check (not hard or accrued + committed <= limit_amount + excess)
);
