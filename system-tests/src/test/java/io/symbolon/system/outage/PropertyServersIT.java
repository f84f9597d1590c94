package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Call;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers of property on one PostgreSQL are as one, and while one of them is restarted the other goes on: so the second
 * factor's value is changed (CONTRACT section 2) without a failed call.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PropertyServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"next\"");
    private static final int CHANGES = 12;

    private final BrittlePlatform platform;
    private final Symbolon symbolon;
    private final Server one;
    private final Server other;
    private final String present;
    private final String next = "dev-" + UUID.randomUUID();

    PropertyServersIT(BrittlePlatform platform) {
        this.platform = platform;
        this.symbolon = platform.symbolon();
        this.one = symbolon.property();
        this.other = platform.another(Service.PROPERTY);
        this.present = platform.internalToken();
    }

    /** The second one is ahead: it knows the value to come, and the present one as the previous. */
    @BeforeAll
    void start() {
        other.process().set("INTERNAL_SERVICE_TOKEN", next);
        other.process().set("INTERNAL_SERVICE_TOKEN_PREVIOUS", present);
        platform.start(other);
    }

    @AfterAll
    void stop() {
        platform.toProperty().heal();
        other.process().stop();
    }

    @Test
    @Order(1)
    void changesWhenRacingOnBothThenOneWinsAndWithoutAPreconditionAllTakeEffect() {
        Login ada = symbolon.login(symbolon.register());
        String path = "/api/property/" + symbolon.keep(ada, "Villa");
        Answer seen = read(other, path, ada).expect(200);

        List<Answer> conditional =
                race(i -> change(at(i), path, ada, "name", "Name " + i).header("If-Match", seen.header("ETag")));
        List<Answer> plain = race(i -> change(at(i), path, ada, "type", "type " + i));

        assertThat(conditional)
                .extracting(Answer::status)
                .containsOnly(200, 412)
                .containsOnlyOnce(200);
        assertThat(plain).extracting(Answer::status).containsOnly(200);
        assertThat(plain).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
        Answer now = read(one, path, ada).expect(200);
        assertThat(now.json()).isEqualTo(read(other, path, ada).json());
        assertThat(now.json().path("version").asLong())
                .isEqualTo(seen.json().path("version").asLong() + 1 + CHANGES);
    }

    @Test
    @Order(2)
    void pagesWhenEachComesFromAnotherServerThenAllOfThemOnceInOrder() {
        Login ada = symbolon.login(symbolon.register());
        List<String> kept = IntStream.range(0, 7)
                .mapToObj(i -> at(i).post("/api/properties/")
                        .bearer(ada.accessToken())
                        .json(Symbolon.property("House " + i))
                        .send()
                        .expect(201)
                        .text("id"))
                .toList();

        List<String> seen = new ArrayList<>();
        String place = "/api/properties/?limit=2";
        for (int page = 0; place != null; page++) {
            Answer answer = read(at(page), place, ada).expect(200);
            answer.json().path("items").forEach(item -> seen.add(item.path("id").asText()));
            place = next(answer);
        }

        assertThat(seen).isEqualTo(kept);
    }

    @Test
    @Order(3)
    void deletionThenOneOfThemForgetsTheUser() {
        Person ada = symbolon.register();
        Login login = symbolon.login(ada);
        symbolon.keep(login, "Villa");
        symbolon.auth()
                .delete("/v1/auth/users/" + ada.id())
                .bearer(login.accessToken())
                .send()
                .expect(204);

        await("forgotten").atMost(PATIENCE).until(() -> forgotten(ada) > 0);
        assertThat(platform.postgres()
                        .count("property", "select count(*) from property where owner = '" + ada.id() + "'"))
                .isZero();
        assertThat(forgotten(ada)).isOne();
    }

    /** The first server is killed and comes back with the new value alone, while the other goes on. */
    @Test
    @Order(4)
    void secondFactorWhenExchangedThenNoCallFailsAndWhatADeadServerKeptIsThereR40() {
        Visitor ada = Visitor.welcome(symbolon);
        Login login = symbolon.login(ada.person());
        String path = "/api/property/" + symbolon.keep(login, "Kept by the first");
        call(one, next).expectReason("invalid_internal_token");
        try (Callers callers = new Callers(symbolon, one, present)) {
            callers.awaitMore();
            callers.callAt(other);
            platform.toProperty().divert(other.url().getPort());
            one.process().kill();
            read(other, path, login).expect(200);
            assertThat(symbolon.authenticate(ada.person()).status()).isEqualTo(200);

            platform.internalToken(next);
            symbolon.user().process().stop();
            platform.start(symbolon.user(), one);
            await("user-service's new value is good").atMost(PATIENCE).until(() -> tellsProperties(ada));
            callers.present(next);
            platform.toProperty().heal();
            await("the first server, cold as it is, tells in time")
                    .atMost(PATIENCE)
                    .until(() -> tellsProperties(ada));
            callers.callAt(one);
            assertThat(refusals(one)).isZero();
        }
        call(one, present).expectReason("invalid_internal_token");
        await().until(() -> refusals(one) > 0);
        read(one, path, login).expect(200);
    }

    private Server at(int turn) {
        return turn % 2 == 0 ? one : other;
    }

    private static List<Answer> race(IntFunction<Call> call) {
        List<CompletableFuture<Answer>> all = IntStream.range(0, CHANGES)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i).send()))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static Call change(Server server, String path, Login login, String member, String value) {
        return server.patch(path).bearer(login.accessToken()).json(Map.of(member, value));
    }

    private static Answer read(Server server, String path, Login login) {
        return server.get(path).bearer(login.accessToken()).send();
    }

    private static String next(Answer page) {
        Matcher link = NEXT.matcher(String.valueOf(page.header("Link")));
        if (!link.find()) {
            return null;
        }
        URI address = URI.create(link.group(1));
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private long forgotten(Person person) {
        return Stream.of(one, other)
                .flatMap(server -> server.process().messages().stream())
                .filter(line -> line.contains("erased: " + person.id()))
                .count();
    }

    /** Of the second factor, in the trail that a server told its log since it was started. */
    private static long refusals(Server server) {
        return server.process().messages().stream()
                .filter(line -> line.contains("invalid_internal_token"))
                .count();
    }

    private boolean tellsProperties(Visitor visitor) {
        return symbolon.authenticate(visitor.person())
                .expect(200)
                .json()
                .path("properties_available")
                .booleanValue();
    }

    private Answer call(Server server, String secondFactor) {
        return Callers.call(server, symbolon.serviceToken(Service.USER, Service.PROPERTY), secondFactor);
    }
}
