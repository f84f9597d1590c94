package io.symbolon.email.sending;

import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The request header {@code Idempotency-Key}: absent, or once, with ASCII; taken as it is, quoted or not, but for blanks
 * around it (RFC 9110 §5.5).
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     Header Field</a>
 */
record IdempotencyHeader(List<String> values) {
    IdempotencyHeader {
        values = values.stream().map(String::strip).toList();
    }

    static final String NAME = "Idempotency-Key";

    /** 255 characters: as wide as its column. */
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    Optional<String> key() {
        return values.stream().findFirst();
    }

    Optional<Violation> violation() {
        boolean isAcceptable = values.isEmpty()
                || (values.size() == 1 && KEY.matcher(values.get(0)).matches());
        return isAcceptable
                ? Optional.empty()
                : Optional.of(new Violation(NAME, "must come once, with 1 to 255 characters of ASCII"));
    }
}
