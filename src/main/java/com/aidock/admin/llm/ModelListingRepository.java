package com.aidock.admin.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ModelListingRepository extends JpaRepository<ModelListing, Long> {
    /** Reads no row but those that it returns, by an index of their own. */
    @Query(nativeQuery = true, value = """
            select c.id, c.name, c.provider, c.is_active, c.default_model, cast(l.missing as text),
                cast(extract(epoch from l.listed_at) * 1000 as bigint)
            from llm_model_listing l join llm_config c on c.id = l.llm_config_id
            where l.missing <> '[]'
            order by c.is_active desc, l.missing @> to_jsonb(c.default_model) desc nulls last, c.priority,
                lower(c.name), c.id
            limit :limit""")
    List<Object[]> missing(int limit);

    @Query(nativeQuery = true, value = "select count(*) from llm_model_listing where missing <> '[]'")
    int countMissing();

    /** By the index on what is named, model for model. */
    @Query(nativeQuery = true, value = """
            with hit as materialized (
                select c.id, c.name, c.provider, c.api_endpoint, c.is_active, c.default_model, c.priority, gone.model
                from unnest(cast(:models as text[])) gone (model)
                join llm_config c on c.available_models @> to_jsonb(gone.model))
            select id, name, provider, is_active, default_model,
                cast(jsonb_agg(model order by model) as text), cast(null as bigint)
            from hit
            where provider = :provider and api_endpoint is not distinct from cast(:endpoint as text) and id <> :except
            group by id, name, provider, is_active, default_model, priority
            order by is_active desc, bool_or(model = default_model) desc nulls last, priority, lower(name), id
            limit :limit""")
    List<Object[]> naming(String provider, @Nullable String endpoint, String[] models, long except, int limit);
}
