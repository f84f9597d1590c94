-- A deletion that auth has yet to confirm no longer ends an account here; what it was told before is not known any more.
update account set state = 'ACTIVE', state_version = 0 where state = 'DELETED' and erasure_due_at is not null;
