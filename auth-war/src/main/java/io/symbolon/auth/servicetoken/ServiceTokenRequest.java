package io.symbolon.auth.servicetoken;

import io.symbolon.auth.grant.BasicCredential;

/**
 * What a service sends; anything may be missing, and what is empty counts as missing (RFC 6749 §3.2). The string form is
 * redacted.
 */
public record ServiceTokenRequest(String serviceName, String serviceToken, String audience, String scope) {
    public ServiceTokenRequest {
        serviceName = omitted(serviceName);
        serviceToken = omitted(serviceToken);
        audience = omitted(audience);
        scope = omitted(scope);
    }

    /** "Parameters sent without a value MUST be treated as if they were omitted from the request." (RFC 6749 §3.2) */
    private static String omitted(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    boolean hasCredential() {
        return serviceName != null || serviceToken != null;
    }

    ServiceTokenRequest with(BasicCredential credential) {
        return new ServiceTokenRequest(credential.name(), credential.token().reveal(), audience, scope);
    }

    @Override
    public String toString() {
        return "[service token request]";
    }
}
