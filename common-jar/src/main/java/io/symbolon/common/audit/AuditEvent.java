package io.symbolon.common.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One decision, as the code that took it tells it. Ids and service names, never a token, a password, a secret or an e-mail
 * address; what looks like one is blotted out in the record. Caller and origin may be left out on the request's own thread:
 * the log knows them there. Immutable.
 *
 * <pre>{@code
 * audit.record(AuditEvent.refused(AUTHN_LOGIN_FAIL, "invalid_credentials").subject(pseudonym).origin(origin).build());
 * audit.record(AuditEvent.success(SESSION_CREATED).subject(userId).detail("session", sid).build());
 * }</pre>
 *
 * @param type what happened
 * @param outcome what became of it
 * @param reason of a fixed vocabulary, such as {@code expired_token}; null when granted
 * @param caller who asked: a user's UUID or a service's name; null: whoever the request's token names
 * @param subject whom or what it is about: a user's UUID, a service's name, a key id; null when it is the caller
 * @param origin from where; null: the present request
 * @param details few and short
 */
public record AuditEvent(
        AuditType type,
        AuditOutcome outcome,
        String reason,
        String caller,
        String subject,
        AuditOrigin origin,
        Map<String, String> details) {
    public AuditEvent {
        details = Map.copyOf(details);
    }

    /** It was granted. */
    public static Builder success(AuditType type) {
        return new Builder(type, AuditOutcome.SUCCESS, null);
    }

    /** It was decided against, for this reason. */
    public static Builder refused(AuditType type, String reason) {
        return new Builder(type, AuditOutcome.REFUSED, reason);
    }

    /** It broke, for this reason. */
    public static Builder failed(AuditType type, String reason) {
        return new Builder(type, AuditOutcome.FAILED, reason);
    }

    boolean isGrant() {
        return outcome == AuditOutcome.SUCCESS;
    }

    /** Collects what is known; used once, by one thread. */
    public static final class Builder {
        private final AuditType type;
        private final AuditOutcome outcome;
        private final String reason;
        private final Map<String, String> details = new LinkedHashMap<>();
        private String caller;
        private String subject;
        private AuditOrigin origin;

        private Builder(AuditType type, AuditOutcome outcome, String reason) {
            this.type = type;
            this.outcome = outcome;
            this.reason = reason;
        }

        /** Who asked: a user's UUID or a service's name. */
        public Builder caller(String caller) {
            this.caller = caller;
            return this;
        }

        /** Whom or what it is about. */
        public Builder subject(String subject) {
            this.subject = subject;
            return this;
        }

        /** The user it is about. */
        public Builder subject(UUID user) {
            return subject(user.toString());
        }

        /** Where it came from, when it is recorded on another thread than the request's. */
        public Builder origin(AuditOrigin origin) {
            this.origin = origin;
            return this;
        }

        /** One thing more; null leaves it out. At most {@value AuditRecord#MOST_DETAILS} are kept. */
        public Builder detail(String name, Object value) {
            if (value != null) {
                details.put(name, value.toString());
            }
            return this;
        }

        public AuditEvent build() {
            return new AuditEvent(type, outcome, reason, caller, subject, origin, details);
        }
    }
}
