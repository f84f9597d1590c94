package io.symbolon.auth.session;

import io.symbolon.auth.credential.Account;
import io.symbolon.common.token.Secret;
import java.util.Locale;

/** What became of a refresh token that was presented. */
public sealed interface Rotation {
    /**
     * The session goes on.
     *
     * @param account as it stood while the session's lock was held
     * @param refreshToken the successor: the same one when the answer before was lost
     */
    record Rotated(Session session, Account account, Secret refreshToken) implements Rotation {}

    /** Nothing can be had for it. */
    record Refused(Reason reason) implements Rotation {}

    /** The token is good, and stays unused: what was asked for beside cannot be had by its account. */
    record NotAcceptable(Account account) implements Rotation {}

    /** Why nothing can be had; for records, a client is told none of it. */
    enum Reason {
        UNKNOWN,
        /** Of the token that was not used in time, or of the session. */
        EXPIRED,
        /** The session was ended, or its account may not log in any more. */
        ENDED,
        /** It was used before: this ended the session. */
        REUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
