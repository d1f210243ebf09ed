-- What the pool read, second by second, summed up in slices of 10 s and, rolled up from those, of 5 min. Each replica
-- writes its own rows, idle or not: where there is no row, nothing was seen.
create table pool_sample (
    step_seconds    integer      not null constraint pool_sample_step_ck check (step_seconds in (10, 300)),
    at              timestamptz  not null,
    lane            varchar(20)  not null,
    instance        varchar(200) not null,
    samples         integer      not null,
    reachable       integer      not null,
    above_half      integer      not null,
    active_sum      bigint       not null,
    active_max      integer      not null,
    waiting_max     integer      not null,
    longest_wait_ms bigint       not null,
    capacity        integer      not null,
    borrows         bigint       not null,
    timeouts        bigint       not null,
    created         bigint       not null,
    closed          integer[]    not null,
    acquire         integer[]    not null,
    hold            integer[]    not null,
    constraint pool_sample_pk primary key (step_seconds, at, lane, instance)
);

comment on column pool_sample.at is 'When the slice begins.';
comment on column pool_sample.reachable is 'Samples at which the database answered.';
comment on column pool_sample.above_half is 'Samples at which 50 % or more of the lane were in use, drills aside.';
comment on column pool_sample.closed is 'Connections closed, by CloseReason in its order.';
comment on column pool_sample.acquire is 'How often a wait fell into each bucket of TimeCounts; zeros at the end left out.';

-- What the whole process counted in the same slices.
create table console_sample (
    step_seconds integer      not null constraint console_sample_step_ck check (step_seconds in (10, 300)),
    at           timestamptz  not null,
    instance     varchar(200) not null,
    slow_loads   bigint       not null,
    load_times   integer[]    not null,
    errors       integer[]    not null,
    constraint console_sample_pk primary key (step_seconds, at, instance)
);

comment on column console_sample.load_times is 'How often a page load fell into each bucket of TimeCounts; zeros at the end left out.';
comment on column console_sample.errors is 'Errors of the database, by DatabaseErrorKind in its order.';

-- Buckets add up one by one, and a shorter array counts as if zeros followed.
create function add_buckets(a integer[], b integer[]) returns integer[]
language sql immutable parallel safe
return (select coalesce(array_agg(coalesce(x, 0) + coalesce(y, 0) order by i), '{}')
        from unnest(a, b) with ordinality as bucket(x, y, i));

create aggregate sum_buckets(integer[]) (sfunc = add_buckets, stype = integer[], initcond = '{}');
