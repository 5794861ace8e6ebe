-- The model chosen for each series, so that a restart fits that one alone.
create table chosen_model (
    tenant_id text not null,
    vm_id text not null,
    resource text not null,
    model text not null,
    loss double precision,
    fallback_reason text,
    scores jsonb not null,
    coverage jsonb not null,
    fitted_at timestamptz not null,
    primary key (tenant_id, vm_id, resource)
);
