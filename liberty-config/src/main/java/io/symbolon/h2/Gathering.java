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
    /** Octets a turn looks for. */
    private static final int TURN = 1 << 20;

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(2);

    private final MVStore store;

    private Gathering(MVStore store) {
        this.store = store;
    }

    /** Begins it for the connection's database, where it has not begun. */
    static void beside(JdbcConnection connection) {
        if (connection.getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.isPersistent() && UNDER_WAY.add(store)) {
                Thread thread = new Thread(
                        new Gathering(store),
                        "H2 gathering " + session.getDatabase().getShortName());
                thread.setDaemon(true);
                thread.start();
            }
        }
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
            if (!store.isClosed()) {
                LOG.log(Level.WARNING, "the database's file is not put together any more and will grow", failure);
            }
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
}
