create table note (
    tenant_id text   not null,
    id        text   not null,
    text      text   not null,
    version   bigint not null,
    primary key (tenant_id, id)
);
create table effect (
    id    bigint generated always as identity primary key,
    key   text not null,
    what  text not null,
    trace text
);
