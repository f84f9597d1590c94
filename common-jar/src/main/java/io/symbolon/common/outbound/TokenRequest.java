package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One token request, ready to be sent; redacting, because credentials are in it. */
record TokenRequest(Format format, Secret body, Optional<Secret> authorization) {
    /** How the body is written. */
    enum Format {
        JSON,
        FORM
    }

    static TokenRequest json(String body) {
        return new TokenRequest(Format.JSON, Secret.of(body), Optional.empty());
    }

    static TokenRequest form(Map<String, String> parameters, Optional<Secret> authorization) {
        String body = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return new TokenRequest(Format.FORM, Secret.of(body), authorization);
    }

    /** {@code application/x-www-form-urlencoded}, RFC 6749 appendix B. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
