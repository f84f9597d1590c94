package io.symbolon.common.problem;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What to say about a failure nobody foresaw: nothing, or that the database cannot be reached. The log has the rest. */
final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    /** A restarted database is back about then. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** SQLSTATE classes: connection exception, rolled back for others' sake, insufficient resources, operator intervention (ISO 9075, PostgreSQL). */
    private static final Set<String> UNREACHABLE = Set.of("08", "40", "53", "57");
    /**
     * H2's own: connection broken, database closed, closing, locked by another process. PostgreSQL's: a transaction of which
     * nothing was heard for too long, and a database that may only be read, for another is the primary now.
     */
    private static final Set<String> VENDORS_UNREACHABLE = Set.of("90067", "90098", "90121", "90020", "25P03", "25006");
    /** Links of a cause chain that are looked at; a longer one is a cycle. */
    private static final int DEPTH = 20;

    private Failures() {}

    static Response answer(Throwable failure) {
        return pause(failure).map(Failures::unavailable).orElseGet(() -> unexpected(failure));
    }

    /** When to come back, if it passes; the log is told what it is. */
    private static Optional<Duration> pause(Throwable failure) {
        if (links(failure).anyMatch(link -> link instanceof SQLException sql && isUnreachable(sql))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the database cannot be reached: {0}",
                    failure.getClass().getName());
            return Optional.of(RETRY_AFTER);
        }
        Optional<Unavailable> passing = cause(failure, Unavailable.class);
        if (passing.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "a request must be repeated: {0}", passing.get());
            return passing.map(Unavailable::retryAfter);
        }
        Optional<CalledServiceException> called = cause(failure, CalledServiceException.class);
        Optional<Duration> pause = called.flatMap(refusal -> refusal.retryAfter(RETRY_AFTER));
        if (pause.isPresent()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a request must be repeated: {0}",
                    called.get().getMessage());
        }
        return pause;
    }

    private static Response unexpected(Throwable failure) {
        Optional<String> ours = ourWords(failure);
        if (ours.isPresent()) {
            LOG.log(System.Logger.Level.ERROR, "a request failed: {0}", ours.get());
        } else {
            LOG.log(System.Logger.Level.ERROR, "a request failed", new Unworded(failure));
        }
        return Problem.unexpected().response();
    }

    /** What this library says of a failure quotes nobody. */
    private static Optional<String> ourWords(Throwable failure) {
        return cause(failure, Misconfiguration.class)
                .map(Throwable::getMessage)
                .or(() -> cause(failure, CalledServiceException.class).map(Throwable::getMessage));
    }

    private static Response unavailable(Duration wait) {
        return Problem.of(ProblemType.UNAVAILABLE).retryAfter(wait).response();
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        return links(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> links(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEPTH);
    }

    private static boolean isUnreachable(String state) {
        return UNREACHABLE.contains(state.substring(0, 2)) || VENDORS_UNREACHABLE.contains(state);
    }

    private static boolean isUnreachable(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || sql instanceof SQLNonTransientConnectionException
                || (state != null && state.length() == 5 && isUnreachable(state));
    }
}
