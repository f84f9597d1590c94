package io.symbolon.common.page;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.problem.Violation;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which part of a list is asked for. Immutable.
 *
 * @param limit items at most
 * @param after the key of the item the page begins after; empty for the first page
 * @param violations what is not acceptable in the request; to be looked at first
 */
public record PageRequest(int limit, Optional<String> after, List<Violation> violations) {
    /** CONTRACT section 8. */
    private static final int MOST = 100;
    /** CONTRACT section 8. */
    private static final int USUAL = 20;

    public PageRequest {
        violations = List.copyOf(violations);
    }

    /**
     * Reads what the client sent; each may be null.
     *
     * @param isKey whether a key is one the list could have given
     */
    public static PageRequest of(String limit, String cursor, Predicate<String> isKey) {
        List<Violation> violations = new ArrayList<>();
        int items = limit == null ? USUAL : number(limit);
        if (items < 1 || items > MOST) {
            violations.add(new Violation("limit", "must be a number between 1 and " + MOST));
        }
        Optional<String> after =
                Optional.ofNullable(cursor).flatMap(PageRequest::key).filter(isKey);
        if (cursor != null && after.isEmpty()) {
            violations.add(new Violation("cursor", "must be one that this list gave"));
        }
        return new PageRequest(items, after, violations);
    }

    /** The answer to a request with violations; empty when it has none. */
    public Optional<Response> refusal() {
        return refusal(List.of());
    }

    /**
     * The answer to a request that asks for more than a place.
     *
     * @param others what is not acceptable in the rest of it
     */
    public Optional<Response> refusal(List<Violation> others) {
        List<Violation> all =
                Stream.concat(others.stream(), violations.stream()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(ProblemType.INVALID_REQUEST).violations(all).response());
    }

    /** Rows to ask the database for: one more than is shown tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** A key as the client sees it: opaque. */
    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> key(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(key).filter(one -> cursor(one).equals(cursor));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
