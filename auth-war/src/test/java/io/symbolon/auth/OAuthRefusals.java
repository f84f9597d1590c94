package io.symbolon.auth;

import static io.symbolon.auth.OAuthClient.ACCESS_TOKEN;
import static io.symbolon.auth.OAuthClient.ASSERTION_TYPE;
import static io.symbolon.auth.OAuthClient.EXCHANGE;
import static io.symbolon.auth.OAuthClient.INTROSPECT;
import static io.symbolon.auth.OAuthClient.KEY;
import static io.symbolon.auth.OAuthClient.KEYED;
import static io.symbolon.auth.OAuthClient.REVOKE;
import static io.symbolon.auth.OAuthClient.TOKEN;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests that an OAuth endpoint must refuse, each with the error and the status it must have. */
final class OAuthRefusals {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String EMAIL = OAuthClient.emailService().basic();
    private static final String USER = OAuthClient.userService().basic();
    private static final String SUBJECT = "&subject_token_type=" + ACCESS_TOKEN + "&subject_token=";

    private OAuthRefusals() {}

    /** @param authorization values of that header; empty: none */
    record Refusal(
            String what, String path, String type, String body, List<String> authorization, int status, String error) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refusal> all() {
        return Stream.of(requests(), clients(), targets(), assertions(), exchanges(), tokens())
                .flatMap(cases -> cases);
    }

    private static Stream<Refusal> requests() {
        return Stream.of(
                token("no grant type", "scope=x", 400, "invalid_request", EMAIL),
                token("an empty grant type", "grant_type=", 400, "invalid_request", EMAIL),
                token("an unknown grant type", "grant_type=magic", 400, "unsupported_grant_type", EMAIL),
                token(
                        "the password grant",
                        "grant_type=password&username=a&password=b",
                        400,
                        "unsupported_grant_type",
                        EMAIL),
                token("a code", "grant_type=authorization_code&code=x", 400, "unsupported_grant_type", EMAIL),
                token("a grant type twice", GRANT + "&" + GRANT, 400, "invalid_request", EMAIL),
                token("a scope twice", GRANT + "&scope=a&scope=a", 400, "invalid_request", EMAIL),
                token("an unknown field twice", GRANT + "&x=1&x=2", 400, "invalid_request", EMAIL),
                token("a malformed escape", GRANT + "&scope=%zz", 400, "invalid_request", EMAIL),
                of(
                        "JSON",
                        TOKEN,
                        "application/json",
                        "{\"grant_type\":\"client_credentials\"}",
                        415,
                        "invalid_request",
                        EMAIL),
                of("plain text", TOKEN, "text/plain", GRANT, 415, "invalid_request", EMAIL),
                token("a long body", GRANT + "&x=" + "a".repeat(70_000), 413, "invalid_request", EMAIL),
                of("the query alone", TOKEN + "?" + GRANT, FORM, "", 400, "invalid_request", EMAIL));
    }

    private static Stream<Refusal> clients() {
        return Stream.of(
                token("nobody", GRANT, 401, "invalid_client"),
                token("an empty body of nobody", "", 401, "invalid_client"),
                token("a bearer token", GRANT, 401, "invalid_client", "Bearer x"),
                token("an unknown client", GRANT, 401, "invalid_client", AuthHttp.basic("nobody-here", "x")),
                token("a wrong secret", GRANT, 401, "invalid_client", AuthHttp.basic("email-service", "x")),
                token("an empty secret", GRANT, 401, "invalid_client", AuthHttp.basic("email-service", "")),
                token(
                        "another client's secret",
                        GRANT,
                        401,
                        "invalid_client",
                        AuthHttp.basic("chat-service", "dev-email-service-token")),
                token("no base64", GRANT, 401, "invalid_client", "Basic !!!"),
                token("no colon", GRANT, 401, "invalid_client", "Basic " + base64("email-service")),
                token("a malformed escape in Basic", GRANT, 401, "invalid_client", "Basic " + base64("a:%zz")),
                token("a NUL", GRANT, 401, "invalid_client", "Basic " + base64("a%00:b")),
                token("Basic twice", GRANT, 400, "invalid_request", EMAIL, EMAIL),
                token(
                        "Basic and a secret in the body",
                        GRANT + "&client_id=email-service&client_secret=x",
                        400,
                        "invalid_request",
                        EMAIL),
                token(
                        "Basic and an assertion",
                        GRANT + "&client_assertion_type=" + ASSERTION_TYPE + "&client_assertion=x",
                        400,
                        "invalid_request",
                        EMAIL),
                token("Basic and another client_id", GRANT + "&client_id=chat-service", 400, "invalid_request", EMAIL),
                token("a secret of no client", GRANT + "&client_secret=x", 400, "invalid_request"),
                token(
                        "a wrong secret in the body",
                        GRANT + "&client_id=email-service&client_secret=x",
                        401,
                        "invalid_client"),
                token("a client_id alone", GRANT + "&client_id=email-service", 401, "invalid_client"),
                token("the public client", GRANT + "&client_id=first-party", 400, "unauthorized_client"),
                token(
                        "a secret of the public client",
                        GRANT + "&client_id=first-party&client_secret=x",
                        401,
                        "invalid_client"));
    }

    private static Stream<Refusal> targets() {
        return Stream.of(
                token(
                        "an audience that is not registered",
                        GRANT + "&audience=chat-service",
                        400,
                        "invalid_target",
                        EMAIL),
                token("no audience of several", GRANT, 400, "invalid_target", USER),
                token(
                        "a resource that is not registered",
                        GRANT + "&resource=urn:symbolon:service:chat-service",
                        400,
                        "invalid_target",
                        EMAIL),
                token(
                        "a resource that is no service",
                        GRANT + "&resource=https://example.com",
                        400,
                        "invalid_target",
                        EMAIL),
                token(
                        "resource and audience",
                        GRANT + "&resource=email-service&audience=auth-service",
                        400,
                        "invalid_target",
                        USER),
                token(
                        "two resources",
                        GRANT + "&resource=email-service&resource=auth-service",
                        400,
                        "invalid_target",
                        USER),
                token(
                        "two audiences",
                        GRANT + "&audience=email-service&audience=auth-service",
                        400,
                        "invalid_target",
                        USER),
                token("a scope that is not registered", GRANT + "&scope=email:send", 400, "invalid_scope", EMAIL),
                token(
                        "a scope of another audience",
                        GRANT + "&audience=auth-service&scope=email:send",
                        400,
                        "invalid_scope",
                        USER),
                token("no scope token", GRANT + "&scope=a%22b", 400, "invalid_scope", EMAIL));
    }

    private static Stream<Refusal> assertions() {
        Instant now = Instant.now();
        return Stream.of(
                token(
                        "another type of assertion",
                        GRANT + "&client_assertion_type=x&client_assertion=x",
                        401,
                        "invalid_client"),
                token("an assertion without its type", GRANT + "&client_assertion=x", 400, "invalid_request"),
                token(
                        "a type without its assertion",
                        GRANT + "&client_assertion_type=" + ASSERTION_TYPE,
                        400,
                        "invalid_request"),
                asserted("no JWT", "x.y.z"),
                asserted("an unsigned assertion", new PlainJWT(good()).serialize()),
                asserted("a MAC under the public key", mac()),
                asserted("another key", OAuthClient.signed(anotherKey(), good())),
                asserted("the type of an access token", OAuthClient.signed(KEY, JWSAlgorithm.ES256, "at+jwt", good())),
                asserted("an unknown critical header", critical()),
                asserted("another audience", claims -> claims.audience("https://example.com")),
                asserted(
                        "two audiences", claims -> claims.audience(List.of(OAuthClient.ISSUER, "https://example.com"))),
                asserted("no audience", claims -> claims.audience((String) null)),
                asserted("an expired assertion", claims -> claims.issueTime(Date.from(now.minusSeconds(120)))
                        .expirationTime(Date.from(now.minusSeconds(30)))),
                asserted(
                        "a life of more than five minutes",
                        claims -> claims.expirationTime(Date.from(now.plusSeconds(330)))),
                asserted("a life of more than five minutes without its beginning", claims -> claims.issueTime(null)
                        .expirationTime(Date.from(now.plusSeconds(400)))),
                asserted("no expiry", claims -> claims.expirationTime(null)),
                asserted("no id", claims -> claims.jwtID(null)),
                asserted("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(50)))),
                asserted("not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(50)))),
                asserted("another issuer", claims -> claims.issuer("email-service")),
                asserted("another subject", claims -> claims.subject("email-service")),
                asserted("an unknown client's", claims -> claims.issuer("nobody-here")
                        .subject("nobody-here")),
                asserted("a client's without keys", claims -> claims.issuer("email-service")
                        .subject("email-service")),
                token(
                        "an assertion of another client_id",
                        form(OAuthClient.asserted(OAuthClient.signed(KEY, good()))) + "&client_id=email-service",
                        401,
                        "invalid_client"),
                token(
                        "a secret of a client with keys",
                        GRANT,
                        401,
                        "invalid_client",
                        AuthHttp.basic(KEYED.name(), "none")));
    }

    private static Stream<Refusal> exchanges() {
        String exchange = "grant_type=" + EXCHANGE;
        String user = OAuthClient.user();
        String service = OAuthClient.chatService()
                .credentials(Map.of("audience", "user-service"))
                .text("access_token");
        String target = "&audience=email-service";
        return Stream.of(
                token("no subject token", exchange + target + SUBJECT, 400, "invalid_request", USER),
                token(
                        "no type of subject token",
                        exchange + target + "&subject_token=" + user,
                        400,
                        "invalid_request",
                        USER),
                token(
                        "an ID token's type",
                        exchange + target + "&subject_token=" + user
                                + "&subject_token_type=urn:ietf:params:oauth:token-type:id_token",
                        400,
                        "invalid_request",
                        USER),
                token(
                        "a refresh token wanted",
                        exchange + target + SUBJECT + user
                                + "&requested_token_type=urn:ietf:params:oauth:token-type:refresh_token",
                        400,
                        "invalid_request",
                        USER),
                token(
                        "an actor token",
                        exchange + target + SUBJECT + user + "&actor_token=x&actor_token_type=" + ACCESS_TOKEN,
                        400,
                        "invalid_request",
                        USER),
                token("no token of ours", exchange + target + SUBJECT + "x.y.z", 400, "invalid_request", USER),
                token("a service's token", exchange + target + SUBJECT + service, 400, "invalid_request", USER),
                token(
                        "a token for others",
                        exchange + "&audience=user-service" + SUBJECT + user,
                        400,
                        "invalid_request",
                        OAuthClient.chatService().basic()),
                token(
                        "a target that is not registered",
                        exchange + "&audience=chat-service" + SUBJECT + user,
                        400,
                        "invalid_target",
                        USER),
                token("no target of several", exchange + SUBJECT + user, 400, "invalid_target", USER),
                token(
                        "a scope of the client alone",
                        exchange + target + "&scope=email:send" + SUBJECT + user,
                        400,
                        "invalid_scope",
                        USER),
                token(
                        "a scope of the subject alone",
                        exchange + target + "&scope=user" + SUBJECT + user,
                        400,
                        "invalid_scope",
                        USER),
                token(
                        "the public client's exchange",
                        exchange + target + SUBJECT + user + "&client_id=first-party",
                        400,
                        "unauthorized_client"),
                token("a stranger's exchange", exchange + target + SUBJECT + user, 401, "invalid_client"));
    }

    private static Stream<Refusal> tokens() {
        String user = OAuthClient.user();
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String refresh = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("refresh_token");
        return Stream.of(
                of("introspection by nobody", INTROSPECT, FORM, "token=" + user, 401, "invalid_client"),
                of(
                        "introspection by the public client",
                        INTROSPECT,
                        FORM,
                        "client_id=first-party&token=" + user,
                        401,
                        "invalid_client"),
                of(
                        "introspection by a wrong secret",
                        INTROSPECT,
                        FORM,
                        "token=" + user,
                        401,
                        "invalid_client",
                        AuthHttp.basic("user-service", "x")),
                of(
                        "introspection of nothing",
                        INTROSPECT,
                        FORM,
                        "token_type_hint=access_token",
                        400,
                        "invalid_request",
                        USER),
                of("introspection of two", INTROSPECT, FORM, "token=a&token=b", 400, "invalid_request", USER),
                of(
                        "introspection in JSON",
                        INTROSPECT,
                        "application/json",
                        "{\"token\":\"x\"}",
                        415,
                        "invalid_request",
                        USER),
                of("revocation by nobody", REVOKE, FORM, "token=" + user, 401, "invalid_client"),
                of("revocation of nothing", REVOKE, FORM, "token=", 400, "invalid_request", USER),
                of("revocation of two", REVOKE, FORM, "token=a&token=b", 400, "invalid_request", USER),
                of("revocation of another client's token", REVOKE, FORM, "token=" + user, 400, "invalid_grant", USER),
                of("revocation of a user's session", REVOKE, FORM, "token=" + refresh, 400, "invalid_grant", USER));
    }

    private static Refusal token(String what, String body, int status, String error, String... authorization) {
        return of(what, TOKEN, FORM, body, status, error, authorization);
    }

    private static Refusal of(
            String what, String path, String type, String body, int status, String error, String... authorization) {
        return new Refusal(what, path, type, body, Arrays.asList(authorization), status, error);
    }

    private static Refusal asserted(String what, Consumer<JWTClaimsSet.Builder> change) {
        return asserted(what, OAuthClient.signed(KEY, KEYED.claims(change)));
    }

    private static Refusal asserted(String what, String assertion) {
        return token(what, form(OAuthClient.asserted(assertion)), 401, "invalid_client");
    }

    private static JWTClaimsSet good() {
        return KEYED.claims(claims -> {});
    }

    private static String mac() {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good());
            jwt.sign(new MACSigner(KEY.toPublicJWK().toJSONString()));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String critical() {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(KEY.getKeyID())
                    .criticalParams(Set.of("x"))
                    .customParam("x", 1)
                    .build();
            SignedJWT jwt = new SignedJWT(header, good());
            jwt.sign(new ECDSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK anotherKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
