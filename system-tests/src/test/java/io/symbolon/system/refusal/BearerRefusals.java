package io.symbolon.system.refusal;

import io.symbolon.system.Forgery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What no guard may take in an {@code Authorization} header, each with the reason that it must give (CONTRACT section 8). */
final class BearerRefusals {
    /** @param authorization values of that header; empty: none */
    record Refusal(String what, String reason, List<String> authorization) {}

    private static final int HOUR = 3600;
    private static final String ZERO = "A".repeat(86);

    private final String good;
    private final String foreign;

    /**
     * @param good a token that the endpoint takes
     * @param foreign one that another service would take
     */
    BearerRefusals(String good, String foreign) {
        this.good = good;
        this.foreign = foreign;
    }

    Stream<Refusal> all() {
        return Stream.of(headers(), forms(), claims(), headersOfTheToken(), signatures())
                .flatMap(cases -> cases);
    }

    private Stream<Refusal> headers() {
        return Stream.of(
                of("no header", "missing_token"),
                of("another scheme", "missing_token", "Basic YTpi"),
                of("a bare token", "missing_token", good),
                of("the scheme alone", "malformed_token", "Bearer"),
                of("two tokens", "malformed_token", "Bearer " + good + ", Bearer " + good),
                of("two headers", "malformed_token", "Bearer " + good, "Bearer " + good));
    }

    private Stream<Refusal> forms() {
        return Stream.of(
                bearer("a word", "malformed_token", "x"),
                bearer("two parts", "malformed_token", good.substring(0, good.lastIndexOf('.'))),
                bearer("five parts, as of a JWE", "malformed_token", good + ".x.y"),
                bearer("dots alone", "malformed_token", ".".repeat(4000)),
                bearer("padding", "malformed_token", good + "="),
                bearer("more than 8 KiB", "malformed_token", good + "A".repeat(8192)),
                bearer("no JSON", "malformed_token", "e30." + "bm8" + ".x"));
    }

    private Stream<Refusal> claims() {
        Forgery token = Forgery.of(good);
        long issued = token.claims().path("iat").asLong();
        return Stream.concat(
                Stream.of("iss", "sub", "aud", "exp", "iat", "jti", "client_id", "groups", "scope")
                        .map(name -> forged("no " + name, "malformed_token", token.claim(name, null))),
                Stream.of(
                        forged("exp as text", "malformed_token", token.claim("exp", "9999999999")),
                        forged("exp beyond all time", "malformed_token", token.claim("exp", 1e308)),
                        forged("groups as text", "malformed_token", token.claim("groups", "admin")),
                        forged("a life of an hour", "malformed_token", token.claim("exp", issued + HOUR)),
                        forged("another issuer", "untrusted_issuer", token.claim("iss", "https://evil.example")),
                        forged(
                                "an issuer that begins alike",
                                "untrusted_issuer",
                                token.claim("iss", token.claims().path("iss").asText() + "/"))));
    }

    private Stream<Refusal> headersOfTheToken() {
        Forgery token = Forgery.of(good);
        return Stream.of(
                forged("typ JWT", "wrong_type", token.header("typ", "JWT")),
                forged("no typ", "wrong_type", token.header("typ", null)),
                forged("no alg", "malformed_token", token.header("alg", null)),
                forged("a kid of nobody", "unknown_key", token.header("kid", "nobody")),
                forged("a kid that is a path", "unknown_key", token.header("kid", "../../dev/null")),
                forged("no kid", "unknown_key", token.header("kid", null)),
                forged("alg none", "bad_signature", token.header("alg", "none").signature("")),
                forged("alg nOnE", "bad_signature", token.header("alg", "nOnE").signature("")),
                forged("alg HS256", "bad_signature", token.header("alg", "HS256")),
                forged("an unknown extension", "bad_signature", token.header("crit", List.of("exp"))),
                forged("compressed", "bad_signature", token.header("zip", "DEF")));
    }

    private Stream<Refusal> signatures() {
        Forgery token = Forgery.of(good);
        return Stream.of(
                forged("another subject", "bad_signature", token.claim("sub", "another-service")),
                forged("more groups", "bad_signature", token.claim("groups", List.of("user", "admin"))),
                forged("no signature", "bad_signature", token.signature("")),
                forged("the psychic signature", "bad_signature", token.signature(ZERO)),
                forged("another's signature", "bad_signature", token.signedByAnother()),
                forged(
                        "another's signature, with his key",
                        "bad_signature",
                        token.header("jwk", Map.of("kty", "EC", "crv", "P-256")).signedByAnother()),
                forged(
                        "another's signature, with his address",
                        "bad_signature",
                        token.header("jku", "https://evil.example/jwks.json").signedByAnother()),
                bearer("a token for another service", "wrong_audience", foreign));
    }

    private static Refusal forged(String what, String reason, Forgery token) {
        return bearer(what, reason, token.compact());
    }

    private static Refusal bearer(String what, String reason, String token) {
        return of(what, reason, "Bearer " + token);
    }

    private static Refusal of(String what, String reason, String... authorization) {
        return new Refusal(what, reason, Arrays.asList(authorization));
    }
}
