-- A key is published, activated, retired, in that order and at these times; null: not yet planned.
create table signing_key (
    kid          varchar(64)   not null primary key,
    public_jwk   varchar(1000) not null,
    private_key  varchar(1000) not null,                  -- AES-256-GCM under the key encryption key; the kid is bound to it
    published_at timestamp(6) with time zone not null,
    activated_at timestamp(6) with time zone,
    retired_at   timestamp(6) with time zone,
    tainted_at   timestamp(6) with time zone
);
