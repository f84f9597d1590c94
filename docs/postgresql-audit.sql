-- Takes from auth's runtime role "symbolon" all rights on the audit trail but to add to it and to read it. To be run once,
-- by a superuser, in auth's database, after auth has started there for the first time. Tables can be dropped by whoever owns
-- their schema, and schemas by whoever owns the database: both change hands too. The runtime role keeps its other tables.
create role symbolon_audit nologin;

do $$
begin
    execute format('alter database %I owner to symbolon_audit', current_database());
    execute format('grant connect, create, temporary on database %I to symbolon', current_database());
end $$;

alter schema public owner to symbolon_audit;
grant usage, create on schema public to symbolon;

alter table audit_record owner to symbolon_audit;
alter table audit_chain owner to symbolon_audit;
revoke all on audit_record, audit_chain from public, symbolon;
grant select, insert on audit_record, audit_chain to symbolon;
