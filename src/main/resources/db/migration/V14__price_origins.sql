-- Where each price comes from and since when it holds, by the price's name; a price without an entry was stored before
-- this was recorded.
ALTER TABLE llm_config
    ADD COLUMN price_origins jsonb NOT NULL DEFAULT '{}',
    ADD CONSTRAINT llm_config_price_origins_ck CHECK (
        jsonb_typeof(price_origins) = 'object' AND length(price_origins::text) <= 4000);
