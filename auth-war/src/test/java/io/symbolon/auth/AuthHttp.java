package io.symbolon.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The deployed service, as a client sees it. */
final class AuthHttp {
    static final AuthHttp AUTH = new AuthHttp();
    static final String REGISTER = "/v1/auth/register";
    static final String LOGIN = "/v1/auth/login";
    static final String SERVICE_TOKEN = "/v1/auth/service-token";
    static final Map<String, String> USER_SERVICE =
            Map.of("service_name", "user-service", "service_token", "dev-user-service-token");
    static final Map<String, String> EMAIL_SERVICE =
            Map.of("service_name", "email-service", "service_token", "dev-email-service-token");
    static final Map<String, String> CHAT_SERVICE =
            Map.of("service_name", "chat-service", "service_token", "dev-chat+service/token=");
    static final Map<String, String> ADMINISTRATOR =
            Map.of("email", "admin@symbolon.example", "password", "dev-Kf8sW2mXq9TzRb4LhN6vYp3JcG7dEa5U");
    static final String PASSWORD = "violet-anchor-quilt-42";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "http://localhost:" + System.getProperty("arquillian.http.port");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer whose body is JSON, or nothing. */
    record Answer(HttpResponse<String> response, JsonNode body) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text(String member) {
            return body.path(member).asText(null);
        }
    }

    static String newAddress() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    Answer post(String path, Map<String, String> members, String... headers) {
        return post(path, "application/json", JSON.valueToTree(members).toString(), headers);
    }

    Answer post(String path, String type, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer put(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    /** Without a body, and without a type of it. */
    Answer postNothing(String path, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.noBody()).build());
    }

    Answer postForm(String path, Map<String, String> fields, String... headers) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", form, headers);
    }

    Answer register(String email) {
        return post("/v1/auth/register", Map.of("email", email, "password", PASSWORD));
    }

    Answer login(String email, String password) {
        return post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    /** The {@code Authorization} of what a login or refresh answered. */
    static String bearer(Answer tokens) {
        return "Bearer " + tokens.text("access_token");
    }

    /** The {@code Authorization} of the first administrator, logged in just now. */
    static String administrator() {
        return "Bearer " + AUTH.post(LOGIN, ADMINISTRATOR).text("access_token");
    }

    /** The {@code Authorization} of user-service towards auth-service, with all its scopes. */
    static String userService() {
        return "Bearer "
                + AUTH.post(SERVICE_TOKEN, with(USER_SERVICE, "audience", "auth-service"))
                        .text("access_token");
    }

    /** The claims, unverified. */
    static JsonNode claims(String token) {
        return part(token, 1);
    }

    static JsonNode header(String token) {
        return part(token, 0);
    }

    static String basic(String name, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((encode(name) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8));
    }

    static boolean isVerified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = JWKSet.parse(AUTH.get("/.well-known/jwks.json").body().toString());
            return jwt.verify(new ECDSAVerifier(
                    keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey()));
        } catch (ParseException | JOSEException noToken) {
            throw new IllegalStateException(noToken);
        }
    }

    /** The members and one more, or one of them with another value. */
    static Map<String, String> with(Map<String, String> members, String name, String value) {
        Map<String, String> more = new HashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode part(String token, int index) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
        } catch (IOException noToken) {
            throw new IllegalStateException(noToken);
        }
    }

    static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BASE + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response, body.startsWith("{") ? JSON.readTree(body) : JSON.missingNode());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
