-- Ids are varchar(36): EclipseLink cannot bind a null uuid on PostgreSQL, and native queries read them alike everywhere.
create table account (
    id             varchar(36)  not null primary key,
    email          varchar(254),                          -- as its owner wrote it; erased with the account
    email_key      varchar(512) unique,                   -- by which two addresses are the same
    password_hash  varchar(255),                          -- Argon2id in the standard encoded form
    roles          varchar(100) not null,                 -- space-separated
    email_verified boolean      not null default false,
    disabled       boolean      not null default false,
    profile_status varchar(16)  not null default 'pending',
    version        bigint       not null default 1,
    created_at     timestamp(6) with time zone not null
);

-- What happens once in the life of a database, whatever the number of servers: reached by a conditional update.
create table milestone (
    name       varchar(64) not null primary key,
    reached_at timestamp(6) with time zone
);

insert into milestone (name) values ('first-administrator'), ('first-signing-key');
