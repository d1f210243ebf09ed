package com.aidock.admin.pool.act;

import java.util.List;
import org.springframework.data.repository.Repository;

interface KeptChangeRepository extends Repository<KeptChange, String> {
    KeptChange save(KeptChange row);

    void deleteById(String subject);

    List<KeptChange> findAll();
}
