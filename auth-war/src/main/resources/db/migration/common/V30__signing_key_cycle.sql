-- Whoever changes which keys there are, and which one signs, holds this row's lock.
create table signing_key_cycle (
    id       smallint not null primary key,
    asked_at timestamp(6) with time zone        -- a rotation was asked for and waits until the standby is old enough; null: none
);

insert into signing_key_cycle (id) values (1);
