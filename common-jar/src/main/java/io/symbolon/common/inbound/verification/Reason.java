package io.symbolon.common.inbound.verification;

import java.util.Locale;

/**
 * Why a request was answered 401, in the order of precedence of CONTRACT section 8; the first that applies is told. {@link
 * #WRONG_TYPE} has two places: here for the header's {@code typ}, and after {@link #WRONG_AUDIENCE} for the kind of caller.
 */
public enum Reason {
    MISSING_TOKEN("No access token came with the request."),
    MALFORMED_TOKEN("The access token is not one of ours in form."),
    WRONG_TYPE("The access token is of a kind that is not accepted here."),
    UNTRUSTED_ISSUER("The issuer of the access token is not trusted."),
    UNKNOWN_KEY("The key that signed the access token is not known."),
    BAD_SIGNATURE("The signature of the access token does not hold."),
    EXPIRED_TOKEN("The access token has expired."),
    NOT_YET_VALID("The access token is not valid yet."),
    WRONG_AUDIENCE("The access token is meant for another service."),
    REVOKED_TOKEN("The access token was revoked."),
    MISSING_INTERNAL_TOKEN("The header X-Internal-Token is missing."),
    INVALID_INTERNAL_TOKEN("The header X-Internal-Token is not right.");

    private final String description;

    Reason(String description) {
        this.description = description;
    }

    /** The value of the member {@code reason}, such as {@code malformed_token}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for a person. */
    public String description() {
        return description;
    }
}
