package io.symbolon.auth.audit;

import io.symbolon.common.audit.AuditOutcome;
import io.symbolon.common.database.Sql;
import io.symbolon.common.problem.Violation;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which records are asked for; each may be null: all. Immutable.
 *
 * @param since RFC 3339; from then on
 */
record Question(String service, String outcome, String caller, String since) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** An empty value asks for nothing: {@code ?service=&outcome=success} is about every service. */
    static Question of(String service, String outcome, String caller, String since) {
        return new Question(given(service), given(outcome), given(caller), given(since));
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** What is not acceptable; to be looked at first. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        check(service, NAME.asMatchPredicate(), new Violation("service", "must be a service's name"), violations);
        check(
                caller,
                NAME.asMatchPredicate(),
                new Violation("caller", "must be a user's id or a service's name"),
                violations);
        check(outcome, Question::isOutcome, new Violation("outcome", "must be success, refused or failed"), violations);
        check(
                since,
                text -> time(text).isPresent(),
                new Violation("since", "must be a time as in RFC 3339"),
                violations);
        return violations;
    }

    /** To be added to a statement; the values come by {@link #set}. */
    String conditions() {
        return condition(service, " and service = ?")
                + condition(outcome, " and outcome = ?")
                + condition(caller, " and caller = ?")
                + condition(since, " and happened_at >= ?");
    }

    /** Sets the values from a place on; returns the place after them. */
    int set(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (String value : new String[] {service, outcome, caller}) {
            if (value != null) {
                statement.setString(place++, value);
            }
        }
        if (since != null) {
            statement.setObject(place++, Sql.time(time(since).orElseThrow()));
        }
        return place;
    }

    /** The list's address with what was asked for. */
    UriBuilder address(String path) {
        UriBuilder address = UriBuilder.fromPath(path);
        add(address, "service", service);
        add(address, "outcome", outcome);
        add(address, "caller", caller);
        add(
                address,
                "since",
                since == null ? null : time(since).map(Instant::toString).orElse(null));
        return address;
    }

    private static void add(UriBuilder address, String name, String value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }

    private static void check(String value, Predicate<String> good, Violation otherwise, List<Violation> violations) {
        if (value != null && !good.test(value)) {
            violations.add(otherwise);
        }
    }

    private static String condition(String value, String sql) {
        return value == null ? "" : sql;
    }

    private static boolean isOutcome(String text) {
        return Stream.of(AuditOutcome.values())
                .anyMatch(outcome -> outcome.wireName().equals(text));
    }

    /** Within what both databases can compare with. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                            OffsetDateTime.parse(text.replace(' ', '+'))) // an unescaped plus sign arrives as a space
                    .filter(time -> time.getYear() >= 0 && time.getYear() < 10_000)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
