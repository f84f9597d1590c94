-- H2 takes a commit of its own for each lot of numbers; 32 are few.
alter table outbox alter column id set cache 1024;
alter table audit_waiting alter column id set cache 1024;
