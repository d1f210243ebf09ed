package com.aidock.admin.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.postgresql.PGConnection;

/** A connection without a server: what a pool asks on every borrow and return costs nothing, the rest answers null. */
class IdleConnection extends ForwardingConnection {
    private static final int BACKEND = 4711;

    IdleConnection() {
        super(stub(Connection.class));
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return stub(type);
    }

    @Override
    public boolean isValid(int timeoutSeconds) {
        return true;
    }

    @Override
    public void clearWarnings() {}

    private static <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                PGConnection.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    if (answer == int.class) {
                        return BACKEND;
                    }
                    return answer == boolean.class ? Boolean.FALSE : null;
                }));
    }
}
