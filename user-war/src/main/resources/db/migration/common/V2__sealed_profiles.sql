-- What is personal lies sealed in one column; no release ever kept it otherwise. A key is lost with its row.
drop table profile;

create table profile (
    id               varchar(36) primary key,
    kek              varchar(16)              not null,
    wrapped_key      varchar(100)             not null,
    person           varchar(262144)          not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    last_activity_at timestamp with time zone,
    version          bigint                   not null
);

create index profile_kek on profile (kek);
