create table profile (
    id               varchar(36) primary key,
    email            varchar(320)             not null,
    display_name     varchar(400),
    given_name       varchar(400),
    family_name      varchar(400),
    phone            varchar(40),
    locale           varchar(60),
    time_zone        varchar(60),
    bio              varchar(8000),
    avatar_url       varchar(2048),
    metadata         varchar(65536)           not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    last_activity_at timestamp with time zone,
    version          bigint                   not null
);

-- What auth has told of an account, in whatever order: there may be a row before its profile, or without one.
create table account (
    id               varchar(36) primary key,
    state            varchar(10) not null,
    state_version    bigint      not null,
    last_activity_at timestamp with time zone
);
