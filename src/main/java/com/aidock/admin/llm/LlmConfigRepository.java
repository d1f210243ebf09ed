package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface LlmConfigRepository extends JpaRepository<LlmConfig, Long> {
    @Query(value = "select nextval('llm_config_id_seq')", nativeQuery = true)
    long nextId();

    @Query("select count(c) > 0 from LlmConfig c where lower(c.name) = lower(:name)")
    boolean isNameTaken(String name);

    @Query("select c from LlmConfig c where lower(c.name) in :names")
    List<LlmConfig> findByNames(Collection<String> names);

    @Query("select c.name from LlmConfig c where c.id = :id")
    Optional<String> nameOf(long id);

    /**
     * The row, to be changed.
     *
     * @param version at which it was read, or null for whatever is there
     */
    default LlmConfig load(long id, @Nullable Long version) {
        LlmConfig config = findById(id).orElseThrow(() -> new LlmConfigNotFound(id));
        if (version != null && config.version() != version) {
            throw new OptimisticLockingFailureException(
                    "LLM configuration %d is not at version %d any more".formatted(id, version));
        }
        return config;
    }

    /** Keeps others from changing the row until the transaction ends. */
    @Query(value = "select id from llm_config where id = :id for update", nativeQuery = true)
    @Nullable
    Long lock(long id);

    /** The rows that follow an id, by id. */
    @Query("select c from LlmConfig c where c.id > :after order by c.id")
    List<LlmConfig> findAfter(long after, Limit limit);

    /** Past the version, and only if what was tested is what is stored. */
    @Modifying
    @Query("""
            update LlmConfig c
            set c.lastTestedAt = :at, c.lastTestOutcome = :outcome, c.lastTestMessage = :message,
                c.lastTestLatencyMs = :latencyMs, c.lastTestModels = :models,
                c.keyAcceptedAt = case when :accepted = true then :at else c.keyAcceptedAt end,
                c.failingTests = case
                    when :outcome = OK then 0 when :outcome = NOT_POSSIBLE then c.failingTests
                    else c.failingTests + 1 end,
                c.failingSince = case
                    when :outcome = OK then null when :outcome = NOT_POSSIBLE then c.failingSince
                    else coalesce(c.failingSince, :at) end
            where c.id = :id and c.provider = :provider and c.apiEndpoint is not distinct from :endpoint
                and c.key.fingerprint is not distinct from :fingerprint""")
    int storeTest(
            long id,
            Provider provider,
            @Nullable String endpoint,
            @Nullable String fingerprint,
            Instant at,
            ProbeOutcome outcome,
            String message,
            int latencyMs,
            int models,
            boolean accepted);

    /** Past the version, as nobody edits it. */
    @Modifying
    @Query("""
            update LlmConfig c
            set c.previousKey.ciphertext = null, c.previousKey.last4 = null, c.previousKey.fingerprint = null,
                c.previousKey.storedAt = null, c.previousKey.acceptedAt = null, c.previousKey.until = null,
                c.previousKey.origin = null
            where c.id = :id and c.previousKey.fingerprint = :fingerprint""")
    int erasePrevious(long id, String fingerprint);

    /** Rows whose previous key's time is over, but those that somebody else is changing. */
    @Query(nativeQuery = true, value = """
            select * from llm_config where previous_key_until <= :now order by previous_key_until limit :most
            for update skip locked""")
    List<LlmConfig> withExpiredPrevious(Instant now, int most);

    /** Rows behind an id of which something is sealed with another key than this one, by id. */
    @Query(nativeQuery = true, value = """
            select * from llm_config where id > :after and not sealed_with <@ array[cast(:keyId as bigint)]
            order by id limit :most""")
    List<LlmConfig> sealedOtherwise(long keyId, long after, int most);

    @Query(nativeQuery = true, value = """
            select count(*) from llm_config where not sealed_with <@ array[cast(:keyId as bigint)]""")
    long countSealedOtherwise(long keyId);

    /** Past the version, as it changes nothing that was entered, and only if nobody changed the row meanwhile. */
    @Modifying
    @Query("""
            update LlmConfig c
            set c.key.ciphertext = :key, c.key.fingerprint = :fingerprint, c.key.origin = :origin,
                c.previousKey.ciphertext = :previous, c.previousKey.fingerprint = :previousFingerprint,
                c.previousKey.origin = :previousOrigin,
                c.customHeaders = :headers
            where c.id = :id and c.version = :version and c.key.ciphertext is not distinct from :oldKey
                and c.previousKey.ciphertext is not distinct from :oldPrevious""")
    int reseal(
            long id,
            long version,
            byte @Nullable [] oldKey,
            byte @Nullable [] oldPrevious,
            byte @Nullable [] key,
            @Nullable String fingerprint,
            @Nullable String origin,
            byte @Nullable [] previous,
            @Nullable String previousFingerprint,
            @Nullable String previousOrigin,
            List<StoredHeader> headers);

    /** Without loading it, so that the database's word on what still refers to it is the only one. */
    @Modifying
    @Query("delete from LlmConfig c where c.id = :id")
    int remove(long id);
}
