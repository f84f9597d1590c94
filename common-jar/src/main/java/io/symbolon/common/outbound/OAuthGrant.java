package io.symbolon.common.outbound;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A grant of any OAuth 2.0 provider: {@code client_credentials} (RFC 6749 §4.4), with {@code audience} or {@code resource}
 * (RFC 8707) where they are named; or the exchange of a user's token for one that names the same user to one target (RFC
 * 8693 §2.1).
 */
record OAuthGrant(ClientAuthentication client, Map<String, String> parameters) implements Grant {
    private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    OAuthGrant {
        parameters = Map.copyOf(parameters);
    }

    static OAuthGrant clientCredentials(ClientAuthentication client, Map<String, String> target, Set<Scope> scopes) {
        return new OAuthGrant(client, parameters("client_credentials", target, scopes));
    }

    static OAuthGrant exchange(
            ClientAuthentication client, Map<String, String> target, Set<Scope> scopes, SubjectToken subject) {
        Map<String, String> parameters = parameters(TOKEN_EXCHANGE, target, scopes);
        parameters.put("subject_token", subject.value().reveal());
        parameters.put("subject_token_type", ACCESS_TOKEN);
        return new OAuthGrant(client, parameters);
    }

    private static Map<String, String> parameters(String grantType, Map<String, String> target, Set<Scope> scopes) {
        Map<String, String> parameters = new LinkedHashMap<>(target);
        parameters.put("grant_type", grantType);
        if (!scopes.isEmpty()) {
            parameters.put("scope", Scope.format(scopes));
        }
        return parameters;
    }

    @Override
    public Credential credential() {
        return client.credential();
    }

    @Override
    public TokenRequest request(Secret proof) {
        return client.authenticate(parameters, proof);
    }

    @Override
    public String toString() {
        return parameters.get("grant_type") + " by " + client;
    }
}
