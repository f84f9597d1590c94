-- One-use links in account mails. The token is in the mail alone; letter is the id of the mail it went out with.
create table account_link (
    letter     varchar(36) not null primary key,
    account_id varchar(36) not null references account (id),
    occasion   varchar(32) not null,                      -- EMAIL_VERIFICATION or PASSWORD_RESET
    hash       varchar(64) not null unique,               -- SHA-256 of the token
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_at    timestamp(6) with time zone
);

create index account_link_account on account_link (account_id);
