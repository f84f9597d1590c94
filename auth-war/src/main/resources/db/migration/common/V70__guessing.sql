-- Failed password checks, counted by whom they name and whence they came; both only as keyed hashes. Rows are written on failures.
create table guess (
    id       varchar(60) not null primary key,            -- what is counted, and the hash of what it is counted for
    failures integer     not null,                        -- in a row
    last_at  timestamp(6) with time zone not null,
    free_at  timestamp(6) with time zone not null         -- until then nothing is checked
);

create index guess_last on guess (last_at);

-- From where somebody has logged in, so that strangers' failures never slow them there.
create table known_network (
    account_key   varchar(43) not null,                   -- keyed hashes, both
    network_key   varchar(43) not null,
    last_login_at timestamp(6) with time zone not null,
    primary key (account_key, network_key)
);

create index known_network_last on known_network (last_login_at);
