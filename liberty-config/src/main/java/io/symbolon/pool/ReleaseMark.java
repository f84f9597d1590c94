package io.symbolon.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where Liberty keeps that a connection is being released. It has no way there but its own private fields; a release of
 * Liberty that has others is left as it is, and the log says so once.
 *
 * @param managed of the handle ({@code WSJdbcConnection}): the physical connection ({@code WSRdbManagedConnectionImpl})
 * @param listener of the physical connection: who hears that it is closed ({@code ConnectionEventListener})
 * @param wrapper of the listener: the pool's own record of the connection ({@code MCWrapper})
 * @param mark of the record: whether somebody gives the connection back just now
 */
record ReleaseMark(Field managed, Field listener, Field wrapper, Field mark) {
    private static final Logger LOG = System.getLogger(ReleaseMark.class.getName());

    /** The way, found along this connection; the same for each of its pool. */
    static Optional<ReleaseMark> find(Connection taken) {
        try {
            Field managed = field(taken, "managedConn");
            Object physical = managed.get(taken);
            Field listener = field(physical, "eventListenerRef");
            Object hearing = ((AtomicReference<?>) listener.get(physical)).get();
            Field wrapper = field(hearing, "mcWrapper");
            Field mark = field(wrapper.get(hearing), "alreadyBeingReleased");
            return Optional.of(new ReleaseMark(managed, listener, wrapper, mark));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            LOG.log(Level.WARNING, "another Liberty than its pool is mended for: connections may be lost", unknown);
            return Optional.empty();
        }
    }

    /** For whoever has just taken the connection, and has it for themselves. */
    void takeOff(Connection taken) {
        of(taken).set(false);
    }

    private static Field field(Object of, String name) throws NoSuchFieldException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private AtomicBoolean of(Connection taken) {
        try {
            Object physical = managed.get(taken);
            Object hearing = ((AtomicReference<?>) listener.get(physical)).get();
            return (AtomicBoolean) mark.get(wrapper.get(hearing));
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(refused); // each was made accessible
        }
    }
}
