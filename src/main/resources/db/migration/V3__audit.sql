-- Who did what. Rows are added and, when they are old, taken away; nothing ever changes them.
create sequence audit_entry_id_seq increment by 50;

create table audit_entry (
    id           bigint      not null constraint audit_entry_pk primary key,
    at           timestamptz not null,
    actor_id     varchar(64),
    actor        varchar(254) not null,
    address      varchar(64),
    place        varchar(200) not null,
    operation    varchar(100) not null,
    action       varchar(60) not null,
    outcome      varchar(20) not null,
    object_type  varchar(30),
    object_id    varchar(64),
    object_label varchar(254),
    reason       varchar(1000),
    changes      jsonb       not null default '[]' constraint audit_entry_changes_ck check (jsonb_typeof(changes) = 'array'),
    attempts     integer     not null default 1 constraint audit_entry_attempts_ck check (attempts > 0)
);

alter sequence audit_entry_id_seq owned by audit_entry.id;

comment on column audit_entry.actor_id is 'Null for the system itself and for whoever was not signed in.';
comment on column audit_entry.attempts is 'How many equal attempts the row stands for.';

-- The order of the list, for all rows and for those of each filter.
create index audit_entry_list_ix on audit_entry (at desc, id desc);
create index audit_entry_actor_ix on audit_entry (lower(actor), at desc, id desc);
create index audit_entry_action_ix on audit_entry (action, at desc, id desc);
create index audit_entry_object_ix on audit_entry (object_type, object_id, at desc, id desc);
create index audit_entry_outcome_ix on audit_entry (outcome, at desc, id desc);
-- Retention: failed sign-ins go earlier than the rest.
create index audit_entry_stranger_ix on audit_entry (at) where actor_id is null and outcome <> 'DONE';

create function audit_entry_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to: row % cannot be changed', old.id;
end;
$$;

create trigger audit_entry_append_only before update on audit_entry
    for each row execute function audit_entry_refuse_change();
