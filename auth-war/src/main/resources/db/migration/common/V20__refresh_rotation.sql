-- A token that is used ends what its predecessor could still tell.
alter table refresh_token add column predecessor varchar(64);

-- The few that can still tell their successor are looked for every few seconds.
create index refresh_token_salt on refresh_token (successor_salt);
