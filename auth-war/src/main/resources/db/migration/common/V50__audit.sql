-- The audit trail of all services. The runtime role needs no more than insert and select on the first two tables:
-- docs/AUDIT.md takes the rest from it. Records are written freely; a second later they are sealed in their order.
create table audit_record (
    seq            bigint generated always as identity primary key,
    id             varchar(36)  not null unique,           -- the record's own, by which it is stored once
    happened_at    timestamp(6) with time zone not null,
    stored_at      timestamp(6) with time zone not null,
    service        varchar(64)  not null,
    event          varchar(64)  not null,
    outcome        varchar(64)  not null,
    caller         varchar(100),
    subject        varchar(100),
    address        varchar(64),
    method         varchar(64),
    path           varchar(200),
    reason         varchar(64),
    correlation_id varchar(64),
    occurrences    bigint       not null,
    details        varchar(4000) not null                  -- a JSON object
);

create index audit_record_service on audit_record (service, seq);
create index audit_record_caller on audit_record (caller, seq);

-- Each link seals one record and all before it: HMAC-SHA-256 of the previous link, the place and the record.
create table audit_chain (
    place bigint      not null primary key,                -- from 1, without a gap
    seq   bigint      not null unique,                     -- of the record
    mac   varchar(64) not null
);

-- Who seals at this moment, and up to which seq nothing is left to be sealed.
create table audit_sealer (
    id        smallint not null primary key,
    holder    varchar(36),
    until     timestamp(6) with time zone,
    sealed_to bigint   not null
);

insert into audit_sealer (id, sealed_to) values (1, 0);
