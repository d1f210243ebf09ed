package com.aidock.admin.llm;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RememberedAnswers extends Repository<RememberedAnswer, Long> {
    /**
     * Takes the key for this transaction: 1 if it was free or forgotten, 0 if it has an answer. Waits while another
     * transaction has taken it and is not done.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into llm_idempotency as a (actor, request_key, fingerprint, created_at)
            values (:actor, :key, :fingerprint, :now)
            on conflict on constraint llm_idempotency_request_uq do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                llm_config_id = null, etag = null, body = null
            where a.created_at < :forgotten""")
    int claim(String actor, String key, String fingerprint, Instant now, Instant forgotten);

    @Modifying
    @Query("""
            update RememberedAnswer a set a.llmConfigId = :config, a.etag = :etag, a.body = :body
            where a.actor = :actor and a.requestKey = :key""")
    void answer(String actor, String key, long config, String etag, String body);

    Optional<RememberedAnswer> findByActorAndRequestKey(String actor, String requestKey);

    @Modifying
    @Query("delete from RememberedAnswer a where a.createdAt < :before")
    int forget(Instant before);

    /** Keeps the newest. */
    @Modifying
    @Query(nativeQuery = true, value = """
            delete from llm_idempotency where id in (
                select id from llm_idempotency order by created_at desc, id desc offset :most)""")
    int forgetBeyond(int most);
}
