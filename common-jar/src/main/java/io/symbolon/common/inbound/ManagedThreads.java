package io.symbolon.common.inbound;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's threads, by the names that Jakarta Concurrency gives them (§3.1.4.2, §3.2.4.2). */
final class ManagedThreads {
    private ManagedThreads() {}

    static ManagedScheduledExecutorService schedule() {
        return (ManagedScheduledExecutorService) lookUp("java:comp/DefaultManagedScheduledExecutorService");
    }

    static ManagedExecutorService pool() {
        return (ManagedExecutorService) lookUp("java:comp/DefaultManagedExecutorService");
    }

    @SuppressWarnings("BanJNDI") // two constant names of the local component; nothing remote, nothing a user supplied
    private static Object lookUp(String name) {
        try {
            return new InitialContext().lookup(name);
        } catch (NamingException absent) {
            throw new IllegalStateException("the guard needs managed threads: feature concurrent", absent);
        }
    }
}
