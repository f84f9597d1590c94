-- A client that has keys proves itself by them alone: it has no service token then.
alter table client add column jwks varchar(20000);        -- public keys, a JWK Set; null: none

-- Assertions that were used (RFC 7523 §3, "jti"), remembered until they have expired: on every instance.
create table client_assertion (
    hash       varchar(64) not null primary key,          -- SHA-256 of the client's name and the jti
    expires_at timestamp(6) with time zone not null
);

create index client_assertion_expiry on client_assertion (expires_at);
