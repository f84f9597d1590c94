-- What was in a failed message, encrypted, for as long as an administrator may have it tried again.
create table dead_letter (
    id         varchar(36)              primary key references message (id) on delete cascade,
    content    bytea                    not null,
    kept_until timestamp with time zone not null
);

create index dead_letter_kept on dead_letter (kept_until);

-- Addresses whose host said that there is no such mailbox: nothing is sent there. address: a keyed hash, not itself.
create table suppression (
    address    varchar(64)              primary key,
    created_at timestamp with time zone not null
);

-- retried_at: from when on the message has its time anew, after an administrator had it tried again
alter table message add column retried_at timestamp with time zone;

create index message_status on message (status, created_at, id);
