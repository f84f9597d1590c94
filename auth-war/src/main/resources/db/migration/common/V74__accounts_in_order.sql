-- By which administrators list them, a page at a time.
create index account_order on account (created_at, id);
