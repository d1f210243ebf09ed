package com.aidock.admin.llm;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredTestRepository extends JpaRepository<StoredTest, Long> {
    @Query("select t from StoredTest t where t.llmConfigId = :configId order by t.id desc")
    List<StoredTest> latest(long configId, Limit limit);

    /** Keeps the latest ones; whoever calls has locked the configuration by storing its last result. */
    @Modifying
    @Query(nativeQuery = true, value = """
            delete from llm_test_result where llm_config_id = :configId and id <= (
                select id from llm_test_result where llm_config_id = :configId
                order by id desc offset :kept limit 1)""")
    void trim(long configId, int kept);
}
