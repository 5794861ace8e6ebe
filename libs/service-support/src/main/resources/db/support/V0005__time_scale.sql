-- The one scale and step that this database's data is made of.
create table time_scale (
    only_row    boolean primary key default true check (only_row),
    scale       integer not null,
    step_millis bigint  not null
);
