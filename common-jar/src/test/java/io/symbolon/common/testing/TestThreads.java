package io.symbolon.common.testing;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;

/**
 * A server's managed threads, where there is no server: whatever name they are looked up by, they run what they are given at
 * once, on the caller's thread. Of the whole process: close it.
 */
public final class TestThreads implements AutoCloseable {
    private TestThreads() {}

    public static TestThreads bind() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        return new TestThreads();
    }

    @Override
    public void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    /** Of one thing alone. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            ManagedScheduledExecutorService threads =
                    Beans.of(ManagedScheduledExecutorService.class, (proxy, method, arguments) -> {
                        ((Runnable) arguments[0]).run();
                        return null;
                    });
            return Beans.of(Context.class, (proxy, method, arguments) -> threads);
        }
    }
}
