-- The list in every order, from any place, without reading the wide rows: each order has an index, and each index holds
-- what the filters and the search look at, so that rows that are passed over are counted in the index alone. What is not
-- there (no model, never tested) counts as the least, so that one index serves both directions.
DROP INDEX llm_config_name_uq;
CREATE UNIQUE INDEX llm_config_name_uq ON llm_config (lower(name))
    INCLUDE (id, name, provider, default_model, is_active);

DROP INDEX llm_config_provider_ix;
CREATE INDEX llm_config_provider_ix ON llm_config (provider, priority, lower(name), id)
    INCLUDE (name, default_model, is_active);

DROP INDEX llm_config_is_active_ix;
CREATE INDEX llm_config_is_active_ix ON llm_config (is_active, priority, lower(name), id)
    INCLUDE (name, provider, default_model);

CREATE INDEX llm_config_default_model_ix ON llm_config (coalesce(default_model, ''), priority, lower(name), id)
    INCLUDE (name, provider, default_model, is_active);

-- As a function, because no statement of JPA can say this moment as a constant.
CREATE FUNCTION llm_tested_or_never(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(at, timestamptz '1970-01-01 00:00:00Z');

CREATE INDEX llm_config_last_tested_at_ix
    ON llm_config (llm_tested_or_never(last_tested_at), priority, lower(name), id)
    INCLUDE (name, provider, default_model, is_active, last_tested_at);

-- How often in a row the last tests failed, kept true by every test, so that the list shows it without looking at tests.
ALTER TABLE llm_config
    ADD COLUMN failing_tests integer NOT NULL DEFAULT 0,
    ADD COLUMN failing_since timestamptz,
    ADD CONSTRAINT llm_config_failing_ck CHECK (
        failing_tests >= 0 AND (failing_tests = 0) = (failing_since IS NULL));

COMMENT ON COLUMN llm_config.failing_since IS 'When the first of the failing tests was made; a test that could not ask counts as neither.';

-- Of what is there already, as far back as tests are kept.
UPDATE llm_config c
SET failing_tests = failing.tests, failing_since = failing.since
FROM (
    SELECT t.llm_config_id, count(*) AS tests, min(t.tested_at) AS since
    FROM llm_test_result t
    WHERE t.outcome NOT IN ('OK', 'NOT_POSSIBLE')
        AND t.id > coalesce(
            (SELECT max(good.id) FROM llm_test_result good
             WHERE good.llm_config_id = t.llm_config_id AND good.outcome = 'OK'), 0)
    GROUP BY t.llm_config_id) failing
WHERE failing.llm_config_id = c.id;
