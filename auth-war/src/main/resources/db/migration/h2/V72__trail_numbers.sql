-- H2 takes a commit of its own for each lot of numbers: its 32 are used up by four commits of a busy trail. A kill leaves a
-- gap of as many, which the sealer passes when it is old.
alter table audit_record alter column seq set cache 1024;
