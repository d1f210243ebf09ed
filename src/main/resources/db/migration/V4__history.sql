-- What each configuration held from one change on. No ciphertext, and of secrets only that they are there; the rows of
-- a deleted configuration stay.
create table llm_config_revision (
    llm_config_id   bigint       not null,
    revision        bigint       not null,
    at              timestamptz  not null,
    actor_id        varchar(64),
    actor           varchar(254) not null,
    action          varchar(60)  not null,
    reason          varchar(500),
    restored_from   bigint,
    content         jsonb        not null constraint llm_config_revision_content_ck check (jsonb_typeof(content) = 'object'),
    secrets_changed jsonb        not null default '[]',
    constraint llm_config_revision_pk primary key (llm_config_id, revision)
);

comment on column llm_config_revision.revision is 'Counts from 1, on and on even if the configuration was deleted and brought back.';

-- The history of what is there already begins with what it holds now.
insert into llm_config_revision (llm_config_id, revision, at, actor, action, reason, content)
select id, 1, updated_at, 'System', 'LLM_CONFIG_CREATED', 'As it stood when the history began.',
    jsonb_build_object(
        'name', name,
        'description', description,
        'provider', provider,
        'api_endpoint', api_endpoint,
        'allowed_private_host', allowed_private_host,
        'api_version', api_version,
        'api_key', case when api_key_ciphertext is not null then 'stored' end,
        'custom_headers', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'name', header -> 'name', 'value', header -> 'value', 'secret', header ->> 'sealed' is not null)), '[]')
            from jsonb_array_elements(custom_headers) header),
        'provider_settings', provider_settings,
        'default_model', default_model,
        'available_models', available_models,
        'model_parameters', model_parameters,
        'rate_limit_rpm', rate_limit_rpm,
        'rate_limit_tpm', rate_limit_tpm,
        'daily_quota', daily_quota,
        'monthly_budget_usd', trim_scale(monthly_budget_usd)::text,
        'cost_per_1k_input_tokens', trim_scale(cost_per_1k_input_tokens)::text,
        'cost_per_1k_output_tokens', trim_scale(cost_per_1k_output_tokens)::text,
        'cost_per_request', trim_scale(cost_per_request)::text,
        'is_active', is_active,
        'is_public', is_public,
        'priority', priority)
from llm_config;
