create table moment (
    id      uuid primary key,
    instant timestamp with time zone,
    version bigint not null
);
