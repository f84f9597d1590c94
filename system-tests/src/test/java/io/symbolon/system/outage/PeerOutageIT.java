package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.FaultProxy;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import io.symbolon.system.outage.Crowd.Visit;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins through user-service while property, or auth, is away, slow or wrong (CONTRACT section 5, SECURITY fault 10). */
@SystemTest
class PeerOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Enough of everybody for the breaker to open. */
    private static final int FAILING = 2;

    private static final int AFTERWARDS = 3;
    private static final int PEOPLE = 4;
    /** Asked of auth by what runs by itself: for keys, and for what is revoked. */
    private static final int QUESTIONS = 3;

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

    private final BrittlePlatform platform;
    private final Symbolon symbolon;
    private final FaultProxy toProperty;
    private final FaultProxy toAuth;
    private Visitor ada;

    PeerOutageIT(BrittlePlatform platform) {
        this.platform = platform;
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
    void propertyWhenTheNetworkFailsThenLoginsGoOnWithoutItAndTheNextAfterwardsHasIt(Fault fault) {
        long before = toProperty.faults();
        fault.begin(toProperty);
        logInUntil(() -> toProperty.faults() > before);

        toProperty.heal();
        assertPropertyIsBack();
    }

    @Test
    void propertyWhenConnectionsAreRefusedThenLoginsGoOnWithoutItAndTheNextAfterwardsHasIt() {
        toProperty.refuse();
        assertThatThrownBy(() -> new Socket("localhost", toProperty.port())).isInstanceOf(ConnectException.class);
        logInUntil(() -> true);

        toProperty.heal();
        assertPropertyIsBack();
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
    void propertyWhenAnsweringRubbishThenLoginsGoOnWithoutItAndTheNextAfterwardsHasIt(
            int status, String type, String body) throws IOException, GeneralSecurityException {
        try (Impostor impostor = Impostor.answering(symbolon, status, type, body)) {
            toProperty.divert(impostor.port());
            logInUntil(() -> impostor.answers() > 0);
        }

        toProperty.heal();
        assertPropertyIsBack();
    }

    @ParameterizedTest
    @EnumSource
    void propertyWhenItsCertificateIsWrongThenItIsToldNothingAndLoginsGoOnWithoutItR60(
            WrongCertificate certificate, @TempDir Path directory) throws IOException, GeneralSecurityException {
        long before = toProperty.faults();
        try (Impostor impostor = Impostor.showing(certificate, symbolon, directory)) {
            toProperty.divert(impostor.port());
            logInUntil(() -> toProperty.faults() > before);
            assertThat(impostor.answers()).isZero();
        }

        toProperty.heal();
        assertPropertyIsBack();
    }

    @ParameterizedTest
    @EnumSource
    void authWhenItsCertificateIsWrongThenItIsToldNothingR60(WrongCertificate certificate, @TempDir Path directory)
            throws IOException, GeneralSecurityException {
        long before = toAuth.faults();
        try (Impostor impostor = Impostor.showing(certificate, symbolon, directory)) {
            toAuth.divert(impostor.port());
            symbolon.authenticate(ada.person()).expectProblem(503, "unavailable");
            await("other questions").atMost(PATIENCE).until(() -> toAuth.faults() > before + QUESTIONS);
            assertThat(impostor.answers()).isZero();
        }

        toAuth.heal();
        await().atMost(PATIENCE).until(() -> symbolon.authenticate(ada.person()).status() == 200);
        ada.awaitProperties();
    }

    /** {@link PropertyOutageProof} does it longer. */
    @Test
    void propertyWhenAwayUnderLoadThenEveryLoginSucceedsAndThoseThatBeginAfterwardsHaveIt() {
        List<Visitor> people = new ArrayList<>(List.of(ada));
        while (people.size() < PEOPLE) {
            people.add(Visitor.welcome(symbolon));
        }
        long before = toProperty.faults();
        toProperty.silence();
        try (Crowd crowd = new Crowd(people)) {
            crowd.awaitSince(System.nanoTime(), PEOPLE * FAILING);
            assertThat(crowd.visits()).noneMatch(Visit::available);
            assertThat(toProperty.faults()).isGreaterThan(before);

            toProperty.heal();
            platform.awaitProperty();
            long back = System.nanoTime();
            crowd.awaitSince(back, PEOPLE * AFTERWARDS);
            assertThat(crowd.visits())
                    .filteredOn(visit -> visit.hasBegunSince(back))
                    .hasSizeGreaterThanOrEqualTo(PEOPLE * AFTERWARDS)
                    .allMatch(Visit::available);
        }
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

    /** All of them without properties, until the fault has happened and the breaker is open. */
    private void logInUntil(BooleanSupplier happened) {
        double opened = timesOpened();
        await("the fault").atMost(PATIENCE).until(() -> {
            assertThat(ada.logIn()).isFalse();
            return happened.getAsBoolean() && timesOpened() > opened;
        });
    }

    private double timesOpened() {
        return symbolon.user().metric("ft_circuitbreaker_opened_total", "PropertyLookup");
    }

    /** From the moment at which it answers, each login has it, the very first one too. */
    private void assertPropertyIsBack() {
        platform.awaitProperty();
        for (int i = 1; i <= AFTERWARDS; i++) {
            assertThat(ada.logIn()).as("login %d afterwards", i).isTrue();
        }
    }
}
