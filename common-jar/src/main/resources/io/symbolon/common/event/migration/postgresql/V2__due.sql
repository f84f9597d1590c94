create index outbox_due on outbox (destination, due_at, id) where state = 'pending';
create index inbox_due on inbox (due_at, event_id) where state = 'waiting';
