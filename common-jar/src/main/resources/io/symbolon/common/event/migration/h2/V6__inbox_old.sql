create index inbox_old on inbox (state, received_at);
