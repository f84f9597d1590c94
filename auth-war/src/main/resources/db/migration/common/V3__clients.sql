-- The service registry. A deleted client leaves its row, so that configuration never brings it back.
create table client (
    name       varchar(63)   not null primary key,
    audiences  varchar(4000) not null,                    -- space-separated, as the two below
    scopes     varchar(4000) not null,
    claims     varchar(1000) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone
);

-- Two slots: the third live token has no place.
create table client_token (
    id           varchar(36) not null primary key,
    client_name  varchar(63) not null references client (name),
    slot         smallint    not null check (slot between 1 and 2),
    hash         varchar(64) not null,                    -- HMAC-SHA-256 under the pepper
    created_at   timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone,             -- null: until deleted
    last_used_at timestamp(6) with time zone,
    unique (client_name, slot)
);
