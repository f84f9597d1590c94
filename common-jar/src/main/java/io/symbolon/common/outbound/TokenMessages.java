package io.symbolon.common.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.problem.RetryAfter;
import io.symbolon.common.token.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** The words of a token endpoint's answers (RFC 6749 §5). What it says is never repeated but its error code. */
final class TokenMessages {
    /** b64token, RFC 6750 §2.1; at most 8 KiB (CONTRACT section 3). Nothing else may reach a header. */
    private static final Pattern B64_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}=*");

    private static final String REFUSAL = "auth refuses: ";
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final Clock clock;

    TokenMessages(Clock clock) {
        this.clock = clock;
    }

    TokenAnswer answer(int status, String retryAfter, byte[] body) {
        if (status == 200) {
            return granted(body);
        }
        Duration pause = RetryAfter.of(retryAfter, clock.instant()).orElse(Duration.ZERO);
        boolean refused = status == 400 || status == 401 || status == 403;
        return refused
                ? new Failed(Reason.REFUSED, REFUSAL + errorCode(status, body), pause, null)
                : new Failed(Reason.UNREACHABLE, "auth answers " + status, pause, null);
    }

    /** "if either the "subject_token" or "actor_token" are invalid for any reason" (RFC 8693 §2.2.2): this code. */
    static boolean isInvalidRequest(Failed failed) {
        return failed.reason() == Reason.REFUSED && failed.detail().equals(REFUSAL + "invalid_request");
    }

    private TokenAnswer granted(byte[] body) {
        JsonNode answer = parse(body);
        String token = answer.path("access_token").asText();
        boolean bearer = "bearer".equalsIgnoreCase(answer.path("token_type").asText());
        long expiresIn = answer.path("expires_in").asLong();
        boolean lives = expiresIn > 0 && expiresIn <= LONGEST_LIFE.toSeconds();
        return bearer && lives && B64_TOKEN.matcher(token).matches()
                ? new Granted(Secret.of(token), Duration.ofSeconds(expiresIn))
                : Failed.because(Reason.MALFORMED, "auth's answer is no token response");
    }

    private String errorCode(int status, byte[] body) {
        String code = parse(body).path("error").asText();
        return ERROR_CODE.matcher(code).matches() ? code : "status " + status;
    }

    private JsonNode parse(byte[] body) {
        try {
            return Json.tolerant().readTree(body);
        } catch (IOException e) { // its message may quote the body: unreadable and empty are the same to us
            return MissingNode.getInstance();
        }
    }
}
