package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Asks for one client's tokens, with the credential as it is at that moment. Thread-safe. */
class TokenSource {
    private final TokenEndpoint endpoint;
    private final Grant grant;
    private volatile Secret refused;

    TokenSource(TokenEndpoint endpoint, Grant grant) {
        this.endpoint = endpoint;
        this.grant = grant;
    }

    /** Asks once; and once more when a credential was refused that has been replaced meanwhile. */
    TokenAnswer request() {
        try {
            TokenAnswer answer = request(grant.credential().current());
            return isRefusal(answer) && hasNewCredential()
                    ? request(grant.credential().current())
                    : answer;
        } catch (UncheckedIOException e) {
            return new Failed(Reason.MISCONFIGURED, "the credential's file is unreadable", Duration.ZERO, e);
        } catch (IllegalArgumentException e) {
            return new Failed(Reason.MISCONFIGURED, e.getMessage(), Duration.ZERO, null);
        }
    }

    /** Whether the credential that was refused last has been replaced since: worth asking again before any pause ends. */
    boolean hasNewCredential() {
        Secret last = refused;
        try {
            return last != null && !grant.credential().current().equals(last);
        } catch (UncheckedIOException e) { // an unreadable file is no new credential
            return false;
        }
    }

    private TokenAnswer request(Secret credential) {
        TokenAnswer answer = endpoint.post(grant.request(credential));
        if (isRefusal(answer)) {
            refused = credential;
        }
        return answer;
    }

    private static boolean isRefusal(TokenAnswer answer) {
        return answer instanceof Failed failed && failed.reason() == Reason.REFUSED;
    }
}
