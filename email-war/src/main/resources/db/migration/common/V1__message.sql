-- Mails accepted. status: queued, sent, failed (H2 2.4.240 cannot check a list: its set dies with the session that made
-- the table). due_at: when a worker may claim one; null once sent or failed, and so is the content then.
create table message (
    id              varchar(36)              primary key,
    sender          varchar(63)              not null,
    status          varchar(10)              not null,
    attempts        integer                  not null default 0,
    created_at      timestamp with time zone not null,
    due_at          timestamp with time zone,
    sent_at         timestamp with time zone,
    claim           varchar(36),
    refused         boolean                  not null default false,
    last_error      varchar(200),
    content         bytea,
    idempotency_key varchar(255),
    fingerprint     varchar(64),
    unique (sender, idempotency_key),
    check (status = 'queued' and due_at is not null and content is not null
           or status <> 'queued' and due_at is null and content is null)
);
