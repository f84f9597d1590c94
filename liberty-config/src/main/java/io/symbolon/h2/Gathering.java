package io.symbolon.h2;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Writes what is in use in the emptiest chunks of a database's file into new ones, so that the space of the old is free. One
 * thread a database, from its first connection until it is closed. While a turn lasts, commits wait: it is kept short.
 *
 * <p>Nobody may interrupt the thread: a file that is read by an interrupted thread is closed to all.
 */
final class Gathering implements Runnable {
    private static final Logger LOG = System.getLogger(Gathering.class.getName());
    private static final Set<MVStore> UNDER_WAY = ConcurrentHashMap.newKeySet();

    /** Per cent of the file's chunks that is in use: with more, gathering is not worth the writing. */
    private static final int ENOUGH = 50;
    /** Octets that a turn writes at most: some 50 ms, as measured, and more than a busy auth leaves behind meanwhile. */
    private static final int TURN = 1 << 20;

    /** For commits that have waited. */
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);
    /** When there was nothing to gather. */
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(2);

    private final MVStore store;

    private Gathering(MVStore store) {
        this.store = store;
    }

    /** Begins it for the connection's database, where it has not begun. */
    static void beside(JdbcConnection connection) {
        if (connection.getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.isPersistent() && !store.isReadOnly() && UNDER_WAY.add(store)) {
                start(
                        new Gathering(store),
                        "H2 gathering " + session.getDatabase().getShortName());
            }
        }
    }

    /** Without anything of the thread that happens to ask for a connection first: it is an application's. */
    private static void start(Gathering gathering, String name) {
        Thread thread = new Thread(null, gathering, name, 0, false);
        thread.setContextClassLoader(Gathering.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!store.isClosed()) {
                Thread.sleep((gathered() ? BETWEEN_TURNS : UNTIL_NEXT_LOOK).toMillis());
            }
        } catch (InterruptedException against) {
            throw new IllegalStateException(against);
        } catch (RuntimeException failure) {
            tell(failure);
        } finally {
            UNDER_WAY.remove(store);
        }
    }

    private boolean gathered() {
        boolean gathered = store.compact(ENOUGH, TURN);
        if (gathered) {
            store.commit();
        }
        return gathered;
    }

    /** H2 closes a database whose file it cannot read, for all. */
    private void tell(RuntimeException failure) {
        if (store.getPanicException() != null) {
            LOG.log(Level.ERROR, "the database is closed: its file cannot be put together", failure);
        } else if (!store.isClosed()) {
            LOG.log(Level.WARNING, "the database's file is not put together any more and will grow", failure);
        }
    }
}
