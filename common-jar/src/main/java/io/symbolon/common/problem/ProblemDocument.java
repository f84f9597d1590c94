package io.symbolon.common.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a problem; its members are in the order they were given. Immutable. */
record ProblemDocument(@JsonValue Map<String, Object> members) {
    /** The whole document: whoever reads it finds a {@code detail} too, unless the failure is one nobody foresaw. */
    ProblemDocument withInstance(String instance) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        if (String.valueOf(members.get("type")).startsWith(ProblemType.URN)) {
            more.putIfAbsent("detail", generalDetail());
        }
        more.putIfAbsent("instance", instance);
        return new ProblemDocument(more);
    }

    private String generalDetail() {
        return members.containsKey("violations")
                ? "At least one member or parameter is not acceptable: see violations."
                : members.get("title") + ".";
    }

    /** RFC 6749 §5.2; what has no code there is the request's fault below 500, ours from there on (§4.1.2.1). */
    OAuthError asOAuthError() {
        int status = members.get("status") instanceof Integer number ? number : 500;
        String code =
                switch (status) {
                    case 401 -> "invalid_client";
                    case 429, 503 -> "temporarily_unavailable";
                    default -> status < 500 ? "invalid_request" : "server_error";
                };
        Object described = members.getOrDefault("detail", members.get("title"));
        return new OAuthError(code, String.valueOf(described));
    }

    /** An error answer of the token endpoint. */
    record OAuthError(String error, String errorDescription) {}
}
