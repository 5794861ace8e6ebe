-- What a tenant has reserved counts against its budget in every plan; the ended ones, a month of them, do not.
create index reservation_reserved on reservation (tenant_id)
    include (from_step, to_step, cost_per_step) where state = 'RESERVED';
