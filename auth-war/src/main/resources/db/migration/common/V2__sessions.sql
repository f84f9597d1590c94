-- A session is a family of refresh tokens: each token is used once and names its successor by the salt it was derived with.
create table session (
    id           varchar(36) not null primary key,
    account_id   varchar(36) not null references account (id),
    created_at   timestamp(6) with time zone not null,
    auth_time    timestamp(6) with time zone not null,    -- the last password check
    last_used_at timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null,    -- absolute
    ended_at     timestamp(6) with time zone,
    end_reason   varchar(32),
    address      varchar(64),
    user_agent   varchar(256)
);

create index session_account on session (account_id);

create table refresh_token (
    hash           varchar(64) not null primary key,      -- SHA-256; the token itself, 256 random bits, is never stored
    session_id     varchar(36) not null references session (id),
    issued_at      timestamp(6) with time zone not null,
    expires_at     timestamp(6) with time zone not null,  -- idle
    used_at        timestamp(6) with time zone,
    successor_salt varchar(64)                            -- erased once the successor is used, or after the grace
);

create index refresh_token_session on refresh_token (session_id);
