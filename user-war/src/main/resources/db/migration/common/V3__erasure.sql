-- When auth is to be asked whether an account is gone; null: nothing to be erased.
alter table account add column erasure_due_at timestamp with time zone;

create index account_erasure on account (erasure_due_at);
