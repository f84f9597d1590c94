create index outbox_due on outbox (destination, state, due_at, id);
create index inbox_due on inbox (state, due_at);
