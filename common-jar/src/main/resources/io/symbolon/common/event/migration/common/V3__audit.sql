-- Audit records on their way to auth, written with what they tell about: gathered into events and deleted within a second.
create table audit_waiting (
    id     bigint generated always as identity primary key,
    record varchar(8000) not null
);
