package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.testing.Turns;
import io.symbolon.user.InContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import javax.net.SocketFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a profile costs: read through guard, policies, database and decryption, beside a bare GET of the same size, in one
 * server, in turns, after a warm-up. Its length as {@link Load} says. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl :user-war -am -Dit.test=ProfileThroughputProof -Dtest=none</pre>
 */
@ExtendWith(ArquillianExtension.class)
class ProfileThroughputProof {
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final String PROFILE = "/user-war/users/me/profile";

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return ShrinkWrap.create(WebArchive.class, "bare.war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addClasses(BareApplication.class, BareProfileResource.class);
    }

    @Deployment(name = "user", testable = false)
    static WebArchive user() {
        return InContainer.userWar().addClass(SeededProfile.class);
    }

    /** Over HTTPS, as every server of production is reached; what it is without TLS is told beside it. */
    @Test
    void profileWhenWarmThenAtLeastSevenTenthsOfABareGetOfItsSize() throws IOException, GeneralSecurityException {
        int size = await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(ProfileThroughputProof::size, it -> it > 0);
        compare(SERVER, size, SocketFactory.getDefault()).report("profile-throughput-plain.txt");
        awaitWholePool();
        try (HttpsDoor door = new HttpsDoor()) {
            SocketFactory sockets =
                    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(door::sockets, Objects::nonNull);
            Turns turns = compare(door.url(), size, sockets).report("profile-throughput.txt");
            assertThat(turns.share("profile")).as("per cent of a bare GET").isGreaterThanOrEqualTo(70);
        }
    }

    /** Whether every connection of the pool is back in it; one that is lost never is. */
    private static void awaitWholePool() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            String metrics = answer("/metrics?scope=application", BodyHandlers.ofString())
                    .body();
            assertThat(gauge(metrics, "database_connections_free"))
                    .isEqualTo(gauge(metrics, "database_connections"))
                    .isPositive();
        });
    }

    private static double gauge(String metrics, String name) {
        String line = name + "{";
        return metrics.lines()
                .filter(it -> it.startsWith(line))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' '))))
                .sum();
    }

    private static Turns compare(URI server, int size, SocketFactory sockets) {
        Load bare = Load.get(server.resolve("/bare/profile/" + size)).over(sockets);
        return new Turns()
                .and("bare", () -> bare)
                .and("profile", () -> profile(server).over(sockets))
                .take();
    }

    /** Of the answer, in octets. */
    private static int size() {
        return answer(PROFILE, BodyHandlers.ofByteArray()).body().length;
    }

    private static <T> HttpResponse<T> answer(String path, BodyHandler<T> body) {
        HttpRequest request = HttpRequest.newBuilder(SERVER.resolve(path))
                .header("Authorization", "Bearer " + token())
                .build();
        HttpResponse<T> answer =
                HttpClient.newHttpClient().sendAsync(request, body).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    /** A token of its own each time: it would not outlive the test. */
    private static Load profile(URI server) {
        return Load.get(server.resolve(PROFILE), "Authorization: Bearer " + token());
    }

    private static String token() {
        return TestTokens.user(SeededProfile.USER.value()).compact();
    }
}
