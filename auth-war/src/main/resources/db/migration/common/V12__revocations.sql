-- What was revoked. An entry is written freely, in the transaction of what it tells about, and gets its place in the feed
-- only after that transaction has committed: so no place is ever taken by what nobody can see yet.
create table revocation (
    id         varchar(36)  not null primary key,
    kind       varchar(6)   not null,                     -- jti, sid, sub, client or kid
    revoked    varchar(200) not null,                     -- what the kind names
    not_before timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,      -- from then on nothing is left that it could refuse
    place      bigint unique                              -- in the feed, from 1; null: not yet numbered
);

create index revocation_of on revocation (kind, revoked);

-- The last place given out. Whoever numbers holds this row's lock.
create table revocation_feed (
    id         smallint not null primary key,
    last_place bigint   not null
);

insert into revocation_feed (id, last_place) values (1, 0);
