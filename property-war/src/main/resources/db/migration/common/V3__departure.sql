-- users whom auth has told deleted, until that is settled
create table departure (
    user_id varchar(36) primary key,
    told_at timestamp with time zone not null,
    due_at timestamp with time zone not null
);

create index departure_by_due on departure (due_at, user_id);
