-- A secret belongs to the origin (scheme, host, port) that it was entered for. What is noted here is for people and for
-- the rules of a save; what holds is the origin in the ciphertext's associated data, without which nothing opens.

ALTER TABLE llm_config
    ADD COLUMN api_key_origin varchar(300),
    ADD COLUMN previous_key_origin varchar(300);

COMMENT ON COLUMN llm_config.api_key_origin IS 'Where the key may be sent; no authority: the ciphertext opens for this origin alone.';

-- As com.aidock.admin.llm.Origin says it, of an endpoint that keeps to the constraint.
CREATE FUNCTION llm_origin(provider text, endpoint text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN (
    SELECT coalesce(
        scheme || '://' || rtrim(regexp_replace(authority, ':[0-9]*$', ''), '.')
            || CASE
                WHEN port IS NULL OR port = '' OR (scheme, port) IN (('http', '80'), ('https', '443')) THEN ''
                ELSE ':' || port
            END,
        'no endpoint')
    FROM (
        SELECT lower(parts[1]) AS scheme, lower(parts[2]) AS authority,
            ltrim(substring(parts[2] FROM ':([0-9]*)$'), '0') AS port
        FROM (SELECT regexp_match(
            coalesce(endpoint, CASE provider
                WHEN 'openai' THEN 'https://api.openai.com'
                WHEN 'anthropic' THEN 'https://api.anthropic.com'
                WHEN 'google' THEN 'https://generativelanguage.googleapis.com'
                WHEN 'mistral' THEN 'https://api.mistral.ai'
                WHEN 'cohere' THEN 'https://api.cohere.com'
                WHEN 'huggingface' THEN 'https://router.huggingface.co'
                WHEN 'ollama' THEN 'http://localhost:11434'
                WHEN 'openrouter' THEN 'https://openrouter.ai'
                WHEN 'groq' THEN 'https://api.groq.com' END),
            '^(https?)://([^/]+)', 'i') AS parts) matched) named);

-- What is stored already belongs to where its configuration leads now; each program seals it anew when it starts.
UPDATE llm_config
SET api_key_origin = CASE WHEN api_key_ciphertext IS NOT NULL THEN llm_origin(provider, api_endpoint) END,
    previous_key_origin = CASE WHEN previous_key_ciphertext IS NOT NULL THEN llm_origin(provider, api_endpoint) END,
    custom_headers = coalesce((
        SELECT jsonb_agg(CASE WHEN header ->> 'sealed' IS NULL THEN header
            ELSE header || jsonb_build_object('origin', llm_origin(provider, api_endpoint)) END ORDER BY place)
        FROM jsonb_array_elements(custom_headers) WITH ORDINALITY AS headers (header, place)), '[]')
WHERE cardinality(sealed_with) > 0;

DROP FUNCTION llm_origin(text, text);

-- Which keys of the keyset have sealed anything here: a program whose keyset is another one does not start.
CREATE TABLE llm_keyset (
    key_id bigint NOT NULL,
    canary bytea,
    primary_since timestamptz NOT NULL,
    CONSTRAINT llm_keyset_pk PRIMARY KEY (key_id)
);

COMMENT ON TABLE llm_keyset IS 'The keys of the keyset that have been the primary one, by their ids; nothing of the keys themselves.';
COMMENT ON COLUMN llm_keyset.canary IS 'A known text sealed with the key; null for a key that was in use before this table.';

INSERT INTO llm_keyset (key_id, primary_since)
SELECT DISTINCT key_id, timestamptz 'epoch' FROM llm_config, unnest(sealed_with) AS key_id WHERE key_id > 0;

-- Whether a secret can be read is each process's own view, in its memory. The column stays for programs of the version
-- before that still run.
COMMENT ON COLUMN llm_config.secrets_unreadable IS 'No longer written or read.';
DROP INDEX llm_config_secrets_unreadable_ix;
