-- What was wrong with the pool, when and why. The first moment and the verdict stand in the document.
create table pool_incident (
    id        uuid         not null constraint pool_incident_pk primary key,
    instance  varchar(200) not null,
    opened_at timestamptz  not null,
    closed_at timestamptz  constraint pool_incident_closed_ck check (closed_at >= opened_at),
    cause     varchar(40)  not null,
    document  jsonb        not null constraint pool_incident_document_ck check (jsonb_typeof(document) = 'object')
);

comment on column pool_incident.closed_at is 'Null while it lasts.';

create index pool_incident_list_ix on pool_incident (opened_at desc);
