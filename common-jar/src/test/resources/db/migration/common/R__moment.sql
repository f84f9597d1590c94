-- repeatable: a versioned one would clash with the WARs' own, which see these resources in a reactor build
create table if not exists moment (
    id      uuid primary key,
    instant timestamp with time zone,
    version bigint not null
);
