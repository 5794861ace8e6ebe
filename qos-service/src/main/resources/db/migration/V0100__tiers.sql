-- A tier and its current version; the definitions themselves are never changed.
create table tier (
    name    text   primary key,
    version bigint not null check (version >= 1)
);

create table tier_version (
    tier                       text           not null references tier (name),
    version                    bigint         not null check (version >= 1),
    price_per_core_hour        numeric(18, 6) not null check (price_per_core_hour > 0),
    price_per_gib_hour         numeric(18, 6) not null check (price_per_gib_hour > 0),
    price_reserved_share       numeric(9, 6)  not null check (price_reserved_share > 0 and price_reserved_share < 1),
    shortage_weight            double precision not null check (shortage_weight > 1),
    penalty_basis              text           not null check (penalty_basis in ('UNMET', 'VIOLATED_STEP')),
    stated_quantile            double precision check (stated_quantile between 0.5 and 0.999),
    cpu_multiplier             double precision not null check (cpu_multiplier between 1 and 10),
    memory_multiplier          double precision not null check (memory_multiplier between 1 and 10),
    cpu_weight                 integer        not null check (cpu_weight between 1 and 10000),
    memory_guarantee_share     double precision not null check (memory_guarantee_share between 0 and 1),
    network_min_mbit_per_s     bigint         not null check (network_min_mbit_per_s >= 0),
    network_max_mbit_per_s     bigint         not null,
    storage_priority           integer        not null check (storage_priority between 1 and 1000),
    storage_max_mib_per_s      bigint         not null check (storage_max_mib_per_s > 0),
    storage_max_iops           bigint         not null check (storage_max_iops > 0),
    satisfaction_target        double precision not null check (satisfaction_target between 0 and 1),
    latency_target             double precision check (latency_target between 0 and 1),
    error_ratio_target         double precision not null check (error_ratio_target between 0 and 1),
    credit_share               double precision not null check (credit_share between 0 and 1),
    created_by                 text           not null,
    created_at                 timestamptz    not null,
    primary key (tier, version),
    check (network_max_mbit_per_s >= network_min_mbit_per_s)
);

insert into tier (name, version) values ('BRONZE', 1), ('SILVER', 1), ('GOLD', 1), ('PLATINUM', 1);

insert into tier_version (
    tier, version, price_per_core_hour, price_per_gib_hour, price_reserved_share, shortage_weight, penalty_basis,
    stated_quantile, cpu_multiplier, memory_multiplier, cpu_weight, memory_guarantee_share,
    network_min_mbit_per_s, network_max_mbit_per_s, storage_priority, storage_max_mib_per_s, storage_max_iops,
    satisfaction_target, latency_target, error_ratio_target, credit_share, created_by, created_at)
values
    ('BRONZE',   1, 0.020, 0.0025, 0.3,   4, 'UNMET', null, 1, 1, 100, 0,      0,  100, 100,  50,   500, 0.95,  null,  0.05,  0.05, 'seed', now()),
    ('SILVER',   1, 0.028, 0.0035, 0.3,  10, 'UNMET', null, 1, 1, 200, 0.25,  10,  250, 200, 100,  1500, 0.98,  0.95,  0.02,  0.10, 'seed', now()),
    ('GOLD',     1, 0.040, 0.0050, 0.3,  30, 'UNMET', null, 1, 1, 400, 0.5,   50, 1000, 400, 250,  5000, 0.995, 0.99,  0.005, 0.25, 'seed', now()),
    ('PLATINUM', 1, 0.060, 0.0075, 0.3, 100, 'UNMET', null, 1, 1, 800, 1,    200, 2500, 800, 500, 15000, 0.999, 0.999, 0.001, 1.00, 'seed', now());
