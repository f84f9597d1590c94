create index message_due on message (due_at, id);
