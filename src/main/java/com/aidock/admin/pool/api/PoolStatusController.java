package com.aidock.admin.pool.api;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.EffectiveSettings;
import com.aidock.admin.pool.PoolAdvice;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolReader;
import com.aidock.admin.pool.PoolSample;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers monitors from memory: while every connection is taken this endpoint needs none. */
@RestController
class PoolStatusController {
    private final PoolMonitor monitor;
    private final PoolReader reader;
    private final PoolAdvice advice;
    private final DatabaseState database;
    private final EffectiveSettings settings;

    PoolStatusController(
            PoolMonitor monitor,
            PoolReader reader,
            PoolAdvice advice,
            DatabaseState database,
            EffectiveSettings settings) {
        this.monitor = monitor;
        this.reader = reader;
        this.advice = advice;
        this.database = database;
        this.settings = settings;
    }

    @GetMapping("/admin/llm-configs/debug/pool-status")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<PoolStatus> status() {
        PoolSample sample = monitor.now();
        PoolStatus status = PoolStatus.of(
                sample,
                advice.recommendations(sample),
                reader.holders(),
                reader.waiters(),
                database,
                settings.sessions());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(status);
    }
}
