-- What was changed by hand about the pool and is to hold after a restart as well; one row for each lane, and one for the
-- pause of scheduled work, which has no sizes.
CREATE TABLE pool_kept_change (
    subject varchar(20) NOT NULL,
    minimum_idle integer,
    maximum_size integer,
    connection_timeout_ms bigint,
    max_lifetime_ms bigint,
    what varchar(60) NOT NULL,
    reason varchar(500) NOT NULL,
    changed_by varchar(254) NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pool_kept_change_pk PRIMARY KEY (subject),
    CONSTRAINT pool_kept_change_sizes_ck CHECK (
        num_nulls(minimum_idle, maximum_size, connection_timeout_ms, max_lifetime_ms)
            = CASE subject WHEN 'scheduled-work' THEN 4 ELSE 0 END)
);
