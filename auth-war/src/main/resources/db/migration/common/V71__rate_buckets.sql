-- Token buckets of bucket4j, shared by all servers on this database.
create table rate_bucket (
    id      varchar(100) not null primary key,            -- what is limited, and the keyed hash of whom
    state   bytea,                                        -- null: just made
    used_at timestamp(6) with time zone not null
);

create index rate_bucket_used on rate_bucket (used_at);
