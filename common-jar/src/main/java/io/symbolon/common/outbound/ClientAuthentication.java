package io.symbolon.common.outbound;

import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a client proves who it is at a token endpoint (RFC 6749 §2.3.1; RFC 7523 §2.2). */
record ClientAuthentication(Method method, String clientId, Credential credential, ClientAssertion assertion) {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** OpenID Connect Core §9. */
    enum Method {
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST,
        PRIVATE_KEY_JWT;

        /** @throws IllegalStateException naming the setting that holds another word */
        static Method of(String key, String value) {
            return Arrays.stream(values())
                    .filter(method -> method.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new Misconfiguration(
                            key + " is none of client_secret_basic, client_secret_post, private_key_jwt"));
        }
    }

    /**
     * As the client's settings say; with a key file, by that key.
     *
     * @throws IllegalStateException naming the setting that is missing or absurd
     */
    static ClientAuthentication read(ClientConfig config, URI endpoint, Clock clock) {
        String clientId = config.value("client-id")
                .or(() -> config.config().getOptionalValue("service.name", String.class))
                .orElseThrow(() -> new Misconfiguration(config.ownKey("client-id") + " is not set"));
        Method method = config.value("client-auth-method")
                .map(value -> Method.of(config.keyOf("client-auth-method"), value))
                .orElse(
                        config.value("client-key-file").isPresent()
                                ? Method.PRIVATE_KEY_JWT
                                : Method.CLIENT_SECRET_BASIC);
        ClientAssertion assertion = new ClientAssertion(
                config.value("client-assertion-audience").orElse(endpoint.toString()),
                config.value("client-key-id"),
                clock);
        return new ClientAuthentication(method, clientId, Credential.ofClient(config, method), assertion);
    }

    static ClientAuthentication basic(String clientId, Credential secret) {
        return new ClientAuthentication(Method.CLIENT_SECRET_BASIC, clientId, secret, null);
    }

    TokenRequest authenticate(Map<String, String> parameters, Secret proof) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        switch (method) {
            case CLIENT_SECRET_BASIC -> {
                return TokenRequest.form(form, Optional.of(basic(proof)));
            }
            case CLIENT_SECRET_POST -> {
                form.put("client_id", clientId);
                form.put("client_secret", proof.reveal());
            }
            case PRIVATE_KEY_JWT -> {
                form.put("client_id", clientId);
                form.put("client_assertion_type", JWT_BEARER);
                form.put("client_assertion", assertion.sign(clientId, proof));
            }
        }
        return TokenRequest.form(form, Optional.empty());
    }

    /** Both halves are form-encoded first: RFC 6749 §2.3.1. */
    private Secret basic(Secret proof) {
        String pair = TokenRequest.encode(clientId) + ":" + TokenRequest.encode(proof.reveal());
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return clientId + " with " + method;
    }
}
