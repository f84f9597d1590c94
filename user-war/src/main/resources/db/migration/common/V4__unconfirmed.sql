-- A deletion that auth has yet to confirm leaves an account in the state that it was told before.
update account set state = 'ACTIVE', state_version = 0 where state = 'DELETED' and erasure_due_at is not null;
