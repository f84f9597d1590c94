package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.user.InContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
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
    private static final int ROUNDS = 5;
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final URI PROFILE = SERVER.resolve("/user-war/users/me/profile");

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

    /** Rounds alternate, so that whatever else the machine does meets both alike; the median of a kind counts. */
    @Test
    void profileWhenWarmThenAtLeastSevenTenthsOfABareGetOfItsSize() throws IOException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> size() > 0);
        Load bare = Load.get(SERVER.resolve("/bare/profile/" + size()));
        bare.run(Load.WARM_UP);
        profile().run(Load.WARM_UP);
        List<Long> bares = new ArrayList<>();
        List<Long> profiles = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bares.add(bare.run(Load.ROUND));
            profiles.add(profile().run(Load.ROUND));
        }
        report(bares, profiles);
        assertThat(median(profiles) * 100 / median(bares))
                .as("per cent of a bare GET")
                .isGreaterThanOrEqualTo(70);
    }

    /** Of the answer, in octets. */
    private static int size() {
        HttpRequest request = HttpRequest.newBuilder(PROFILE)
                .header("Authorization", "Bearer " + token())
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .join();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().length;
    }

    /** A token of its own each time: it would not outlive the test. */
    private static Load profile() {
        return Load.get(PROFILE, "Authorization: Bearer " + token());
    }

    private static String token() {
        return TestTokens.user(SeededProfile.USER.value()).compact();
    }

    private static void report(List<Long> bares, List<Long> profiles) throws IOException {
        String text = String.format(
                "requests/s, median of %s: bare %d, profile %d (%d %%)%n%s%n%s%n",
                ROUNDS, median(bares), median(profiles), median(profiles) * 100 / median(bares), bares, profiles);
        Files.writeString(Path.of("target", "profile-throughput.txt"), text);
        System.getLogger(ProfileThroughputProof.class.getName()).log(System.Logger.Level.INFO, text);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
