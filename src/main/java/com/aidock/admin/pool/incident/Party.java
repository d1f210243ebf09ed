package com.aidock.admin.pool.incident;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One holder or waiter as it was seen in an incident.
 *
 * @param purpose the view and the operation
 * @param backendPid 0 while waiting
 * @param transactionMillis how long its transaction had lasted; null outside of one or if not known
 * @param waitsFor what its session waited for, as the server names it
 * @param sql the last statement, without values
 * @param stack where its thread stood; at most {@value #DEPTH} calls
 */
public record Party(
        String lane,
        HolderState state,
        String user,
        String purpose,
        String thread,
        long waitedMillis,
        long heldMillis,
        int backendPid,
        @Nullable Long transactionMillis,
        @Nullable String waitsFor,
        List<Integer> blockedBy,
        @Nullable String sql,
        @Nullable String line,
        List<String> stack) {
    static final int DEPTH = 40;

    public Party {
        blockedBy = List.copyOf(blockedBy);
        stack = List.copyOf(stack);
    }

    static Party of(Holder holder) {
        Backend backend = holder.backend();
        return new Party(
                holder.lease().lane().id(),
                holder.state(),
                holder.lease().user(),
                holder.lease().place() + " › " + holder.lease().operation(),
                holder.lease().thread(),
                holder.lease().waited().toMillis(),
                holder.lease().held().toMillis(),
                holder.lease().backendPid(),
                holder.transactionAge() == null ? null : holder.transactionAge().toMillis(),
                backend == null ? null : backend.waiting(),
                holder.blockedBy(),
                holder.lastSql(),
                holder.line(),
                frames(holder.stack()).toList());
    }

    private static Stream<String> frames(List<StackTraceElement> stack) {
        return stack.stream().limit(DEPTH).map(StackTraceElement::toString);
    }
}
