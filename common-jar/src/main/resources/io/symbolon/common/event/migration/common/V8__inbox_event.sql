-- By which rows that were found are locked and forgotten: the primary key begins with the queue.
create index inbox_event on inbox (event_id);
