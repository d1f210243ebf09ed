-- What people and starts did to the pool: marks on the chart of its history, kept as long as that.
create table pool_event (
    id       uuid         not null constraint pool_event_pk primary key,
    instance varchar(200) not null,
    kind     varchar(20)  not null,
    at       timestamptz  not null,
    ended_at timestamptz,
    what     varchar(300) not null,
    constraint pool_event_ended_ck check (ended_at >= at)
);

comment on column pool_event.ended_at is 'Null for what took no time or lasts.';

create index pool_event_at_ix on pool_event (at);
