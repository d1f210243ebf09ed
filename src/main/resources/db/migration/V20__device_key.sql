-- Signs the cookies by which a browser is known that signed in before (docs/decisions/0030). Made here, so that all
-- replicas have the same one from the first moment on. A mark signs nobody in: it only spares its account the queue in
-- which strangers wait, so whoever can read this table gains nothing that the passwords' hashes beside it do not give.
create table device_key (
    id         smallint    not null default 1 constraint device_key_pk primary key constraint device_key_one_ck check (id = 1),
    secret     bytea       not null constraint device_key_secret_ck check (octet_length(secret) = 32),
    created_at timestamptz not null default now()
);

-- Two random UUIDs are 244 bits of the server's strong random numbers.
insert into device_key (secret) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
