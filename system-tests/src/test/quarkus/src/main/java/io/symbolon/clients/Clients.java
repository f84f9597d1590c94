package io.symbolon.clients;

import io.quarkus.oidc.client.NamedOidcClient;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Obtains and refreshes tokens as the extension's guide shows it, uses each, and prints what came of it, never a token. */
@QuarkusMain
public class Clients implements QuarkusApplication {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OidcClient bySecret;

    @Inject
    @NamedOidcClient("key")
    OidcClient byKey;

    @Inject
    @NamedOidcClient("person")
    OidcClient person;

    @Inject
    TlsConfigurationRegistry tls;

    @ConfigProperty(name = "SERVICE_URL")
    URI service;

    @ConfigProperty(name = "USER_URL")
    URI user;

    @ConfigProperty(name = "REFRESH_TOKEN")
    String refreshToken;

    @Override
    public int run(String... args) throws Exception {
        Tokens first = await(bySecret.getTokens());
        print("secret", status(service, first));
        print("revoked", await(bySecret.revokeAccessToken(first.getAccessToken())));
        print("once heard of", statusAfter(404, service, first));
        print("key", status(service, await(byKey.getTokens())));
        Tokens second = await(person.refreshTokens(refreshToken));
        print("refreshed", status(user, second));
        print("another refresh token", !second.getRefreshToken().equals(refreshToken));
        print("refreshed again", status(user, await(person.refreshTokens(second.getRefreshToken()))));
        print("unknown refresh token", refresh("unknown"));
        return 0;
    }

    private String refresh(String token) {
        try {
            await(person.refreshTokens(token));
            return "taken";
        } catch (OidcClientException refused) {
            return "refused";
        }
    }

    /** The first other one within the time that a service may take to hear of a revocation. */
    private int statusAfter(int before, URI target, Tokens tokens) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int status = before;
        while (status == before && System.nanoTime() < end) {
            status = status(target, tokens);
        }
        return status;
    }

    private int status(URI target, Tokens tokens) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.get("symbolon").orElseThrow().createSSLContext())
                .build();
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + tokens.getAccessToken())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static <T> T await(Uni<T> future) {
        return future.await().atMost(PATIENCE);
    }

    private static void print(String what, Object outcome) {
        System.out.println(what + ": " + outcome);
    }
}
