create index message_due on message (due_at, id) where due_at is not null;
