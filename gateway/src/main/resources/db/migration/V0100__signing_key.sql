-- The local issuer's key, private part included: one row at most, and none outside the local profile.
create table signing_key (
    only_one   boolean     not null default true primary key check (only_one),
    jwk        text        not null,
    created_at timestamptz not null default now()
);
