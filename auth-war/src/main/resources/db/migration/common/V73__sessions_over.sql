-- By which sessions that are over are found, a few at a time.
create index session_expiry on session (expires_at);
create index session_end on session (ended_at);
