-- A password was right, and a service may begin the session it was checked for: once, soon, while the password stands.
create table login_ticket (
    hash        varchar(64) not null primary key,         -- SHA-256; the ticket itself, 256 random bits, is never stored
    client_name varchar(63) not null,                     -- the service it was given to
    account_id  varchar(36) not null references account (id),
    fingerprint varchar(64) not null,                     -- of the password hash that was checked
    address     varchar(64) not null,
    user_agent  varchar(256) not null,
    expires_at  timestamp(6) with time zone not null,
    used_at     timestamp(6) with time zone
);

create index login_ticket_expiry on login_ticket (expires_at);
