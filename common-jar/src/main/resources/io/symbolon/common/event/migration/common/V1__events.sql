-- No check constraints: H2 2.4 cannot evaluate one once the session that created it has closed.

-- Letters to be carried: one row an event and destination, deleted once delivered. States: pending, parked.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    varchar(36)              not null,
    destination varchar(100)             not null,
    payload     varchar(262144)          not null,
    state       varchar(10)              not null default 'pending',
    attempts    integer                  not null default 0,
    created_at  timestamp with time zone not null,
    due_at      timestamp with time zone not null,
    lease       varchar(36),
    reason      varchar(500),
    unique (event_id, destination)
);

-- Every event received: what is here has had its effect, or waits for it. States: handled, waiting, parked.
create table inbox (
    queue       varchar(100)             not null,
    event_id    varchar(36)              not null,
    state       varchar(10)              not null,
    attempts    integer                  not null default 0,
    payload     varchar(262144),
    reason      varchar(500),
    received_at timestamp with time zone not null,
    due_at      timestamp with time zone,
    primary key (queue, event_id)
);
