-- Whom an event that waits or is parked is about; its text may be sealed.
alter table inbox add column subject varchar(36);
