package com.aidock.admin.pool.history;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Instance;
import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes each minute what was recorded since, in one short transaction on the background lane. While the database is
 * away, slices wait in memory, for an hour at most.
 */
@Component
class SliceWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SliceWriter.class);
    private static final Work WORK = Work.job("Pool history", "write samples");

    private final SliceRecorder recorder;
    private final RecentSlices recent;
    private final SliceStore store;
    private final DatabaseState database;
    private boolean failing;

    SliceWriter(SliceRecorder recorder, RecentSlices recent, SliceStore store, DatabaseState database) {
        this.recorder = recorder;
        this.recent = recent;
        this.store = store;
        this.database = database;
    }

    @RunsAlways
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        List<Slice> slices = recent.unwritten();
        if (slices.isEmpty() || !database.reachable()) {
            return;
        }
        try {
            WORK.run(() -> store.write(Instance.name(), slices));
            recent.written(slices);
            failing = false;
        } catch (DataIntegrityViolationException e) {
            // Would be refused again for ever, and hold up all that follow.
            recent.written(slices);
            LOG.error("The database refused {} slices of the pool's history", slices.size(), e);
        } catch (RuntimeException e) {
            sayOnce(e);
        }
    }

    private void sayOnce(RuntimeException e) {
        if (!failing) {
            failing = true;
            LOG.warn("The pool's history could not be written; it is kept for an hour and tried again", e);
        }
    }

    /** What there is by the end: the next start then shows a gap as long as the restart, and no longer. */
    @Override
    public void close() {
        recorder.close();
        write();
    }
}
