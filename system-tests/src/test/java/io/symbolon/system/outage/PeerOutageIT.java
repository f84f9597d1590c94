package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.FaultProxy;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins through user-service while property, or auth, is away, slow or wrong (CONTRACT section 5, SECURITY fault 10). */
@SystemTest
class PeerOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than property is failed with before user-service stops asking for a while. */
    private static final int LOGINS = 15;

    private static final int PEOPLE = 4;

    /** What the network does to each octet or connection. */
    private enum Fault {
        RESET,
        SILENT,
        SLOW,
        GARBLED;

        void begin(FaultProxy network) {
            switch (this) {
                case RESET -> network.cut();
                case SILENT -> network.silence();
                case SLOW -> network.delay(Duration.ofSeconds(2));
                case GARBLED -> network.garble();
            }
        }
    }

    private final Symbolon symbolon;
    private final FaultProxy toProperty;
    private final FaultProxy toAuth;
    private Visitor ada;

    PeerOutageIT(BrittlePlatform platform) {
        this.symbolon = platform.symbolon();
        this.toProperty = platform.toProperty();
        this.toAuth = platform.toAuth();
    }

    @BeforeEach
    void welcome() {
        ada = Visitor.welcome(symbolon);
    }

    @AfterEach
    void mend() {
        toProperty.heal();
        toAuth.heal();
    }

    @ParameterizedTest
    @EnumSource
    void propertyWhenTheNetworkFailsThenLoginsGoOnWithoutItAndHaveItAgainAfterwards(Fault fault) {
        long before = toProperty.faults();
        fault.begin(toProperty);
        logInUntil(() -> toProperty.faults() > before);

        toProperty.heal();
        ada.awaitProperties();
    }

    @Test
    void propertyWhenConnectionsAreRefusedThenLoginsGoOnWithoutIt() {
        toProperty.refuse();
        assertThatThrownBy(() -> new Socket("localhost", toProperty.port())).isInstanceOf(ConnectException.class);
        logInUntil(() -> true);

        toProperty.heal();
        ada.awaitProperties();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html        | <html><body>Welcome to nginx!</body></html>",
                "200 | application/json | {\"properties\":[{\"property_id\":1}]",
                "200 | application/json | {\"user_id\":\"00000000-0000-0000-0000-000000000001\",\"properties\":[]}",
                "500 | text/plain       | java.lang.NullPointerException",
                "404 | text/html        | <html><body>no such page</body></html>",
                "302 | text/plain       | elsewhere"
            })
    void propertyWhenAnsweringRubbishThenLoginsGoOnWithoutIt(int status, String type, String body)
            throws IOException, GeneralSecurityException {
        try (Impostor impostor = Impostor.answering(symbolon, status, type, body)) {
            toProperty.divert(impostor.port());
            logInUntil(() -> impostor.answers() > 0);
        }

        toProperty.heal();
        ada.awaitProperties();
    }

    /** The breaker opens and closes again meanwhile. {@link PropertyOutageProof} does it longer. */
    @Test
    void propertyWhenAwayUnderLoadThenEveryLoginSucceeds() {
        List<Visitor> people = new ArrayList<>(List.of(ada));
        while (people.size() < PEOPLE) {
            people.add(Visitor.welcome(symbolon));
        }
        long before = toProperty.faults();
        toProperty.silence();
        CompletableFuture<?>[] load = people.stream()
                .map(visitor -> CompletableFuture.runAsync(() -> logIn(visitor, LOGINS)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(load).join();
        assertThat(toProperty.faults()).isGreaterThan(before);

        toProperty.heal();
        people.forEach(Visitor::awaitProperties);
    }

    @Test
    void authWhenAwayThenUnavailableAndAfterwardsAllIsAsBefore() {
        long before = toAuth.faults();
        toAuth.cut();
        for (int i = 0; i < 6; i++) { // more often than passwords may be wrong without being slowed down
            assertThat(symbolon.authenticate(ada.person())
                            .expectProblem(503, "unavailable")
                            .header("Retry-After"))
                    .matches("[1-9][0-9]*");
        }
        assertThat(toAuth.faults()).isGreaterThan(before);
        assertThat(sessions()).as("direct logins go on").isPositive();

        toAuth.heal();
        await().atMost(PATIENCE).until(() -> symbolon.authenticate(ada.person()).status() == 200);
        ada.awaitProperties();
    }

    private int sessions() {
        return symbolon.auth()
                .get("/v1/auth/sessions")
                .bearer(symbolon.login(ada.person()).accessToken())
                .send()
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    /** All of them without properties: at least one, and until the fault has happened. */
    private void logInUntil(BooleanSupplier happened) {
        await("the fault").atMost(PATIENCE).until(() -> {
            assertThat(ada.logIn()).isFalse();
            return happened.getAsBoolean();
        });
    }

    private static void logIn(Visitor visitor, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(visitor.logIn()).isFalse();
        }
    }
}
