package io.symbolon.system.oauth;

import io.symbolon.system.Forgery;
import java.util.List;
import java.util.stream.Stream;

/** Tokens that nobody may take, each made of a good one by a single change. */
final class Tampering {
    private Tampering() {}

    static Stream<String> with(String token) {
        Forgery good = Forgery.of(token);
        return Stream.of(
                        good.claim("sub", "auth-service"),
                        good.claim("groups", List.of("admin")),
                        good.header("alg", "none").signature(""),
                        good.header("alg", "HS256"),
                        good.header("kid", "nobody"),
                        good.signature("A".repeat(86)),
                        good.signedByAnother())
                .map(Forgery::compact);
    }
}
