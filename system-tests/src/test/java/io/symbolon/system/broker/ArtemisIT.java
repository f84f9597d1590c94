package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Liberty;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import io.symbolon.system.fault.CrashPoint;
import io.symbolon.system.fault.Crashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All events by way of an ActiveMQ Artemis, chosen by {@code messaging.kind} alone. */
class ArtemisIT extends EventSuite {
    private static final String HINTS = "hints";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUEUES =
            List.of("user.from-auth", "property.from-auth", "auth.from-user", "auth.from-property", "auth.from-email");

    private static Symbolon symbolon;
    private static Artemis artemis;
    private static Crashes crashes;

    @BeforeAll
    static void start() {
        Setup setup = Setup.named("artemis");
        List.of(Service.values()).forEach(service -> setup.with(service, "MESSAGING_KIND", "artemis"));
        crashes = Crashes.in(setup, Service.USER);
        symbolon = setup.prepare();
        artemis = new Artemis(symbolon);
        artemis.start();
        List<Server> servers = List.of(symbolon.auth(), symbolon.user(), symbolon.property(), symbolon.email());
        servers.forEach(server -> server.process().launch());
        servers.forEach(Server::awaitReady);
    }

    @AfterAll
    static void stop() {
        symbolon.close();
        artemis.close();
    }

    @Override
    Symbolon symbolon() {
        return symbolon;
    }

    @Test
    void platformThenNobodyCarriesABrokerOfLibertys() {
        assertThat(symbolon.auth().process().output()).doesNotContain("messagingServer-3.0");
    }

    /** Whoever takes a service over cannot speak for another, nor hear what it is told. */
    @ParameterizedTest
    @EnumSource
    void accountWhenItSpeaksOrHearsOnAnothersQueueThenRefused(Service service) {
        for (String queue : QUEUES) {
            if (!queue.endsWith(".from-" + service.shortName())) {
                assertThatThrownBy(() -> artemis.as(service, session -> speak(session, queue, "")))
                        .as(queue)
                        .hasRootCauseInstanceOf(ActiveMQSecurityException.class);
            }
            if (!queue.startsWith(service.shortName() + ".")) {
                assertThatThrownBy(() -> artemis.as(service, session -> session.createConsumer(queue)))
                        .as(queue)
                        .hasRootCauseInstanceOf(ActiveMQSecurityException.class);
            }
        }
        if (service != Service.AUTH) {
            assertThatThrownBy(() -> artemis.as(service, session -> speak(session, HINTS, "")))
                    .hasRootCauseInstanceOf(ActiveMQSecurityException.class);
        }
    }

    /** CONTRACT section 9: a hint has a name and nothing else. */
    @Test
    void hintsThenAsAgreedAndNothingIsInThem() {
        artemis.as(Service.USER, session -> {
            session.createQueue(QueueConfiguration.of("looking-on")
                    .setAddress(HINTS)
                    .setRoutingType(RoutingType.MULTICAST)
                    .setDurable(false)
                    .setTemporary(true));
            ClientConsumer hints = session.createConsumer("looking-on");
            Login ada = symbolon.login(symbolon.register());
            symbolon.auth()
                    .post("/v1/auth/logout")
                    .bearer(ada.accessToken())
                    .send()
                    .expect(200);
            assertThat(next(hints, "TOKEN_REVOKED")).isEqualTo(agreed("TOKEN_REVOKED"));
            symbolon.auth()
                    .post("/v1/auth/keys/" + standbyTo(ada) + "/taint")
                    .bearer(symbolon.administrator().accessToken())
                    .send()
                    .expect(204);
            assertThat(next(hints, "KEY_TAINTED")).isEqualTo(agreed("KEY_TAINTED"));
        });
    }

    private static JsonNode agreed(String name) {
        Path file = Build.ROOT.resolve("common-jar/src/test/resources/events/v1/" + name + ".json");
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next of that name. */
    private static JsonNode next(ClientConsumer hints, String name) throws ActiveMQException {
        ClientMessage hint;
        do {
            hint = hints.receive(PATIENCE.toMillis());
            assertThat(hint.getExpiration() - hint.getTimestamp()).isBetween(1L, 5_000L);
        } while (!name.equals(hint.getStringProperty("JMSType")));
        return JSON.createObjectNode()
                .put("JMSType", hint.getStringProperty("JMSType"))
                .put("JMSDeliveryMode", hint.isDurable() ? "PERSISTENT" : "NON_PERSISTENT")
                .put("body", hint.getBodyBuffer().readableBytes() == 0 ? null : "something");
    }

    /** A key that is public and has signed nothing yet. */
    private static String standbyTo(Login login) {
        try {
            String signing = SignedJWT.parse(login.accessToken()).getHeader().getKeyID();
            return symbolon.auth().get("/.well-known/jwks.json").send().json().findValuesAsText("kid").stream()
                    .filter(kid -> !kid.equals(signing))
                    .findFirst()
                    .orElseThrow();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void poisonWhenCarriedThenParkedAndHoldsUpNobody() {
        double parked = symbolon.user().metric("events_parked");
        artemis.as(Service.AUTH, session -> speak(session, "user.from-auth", "no event at all"));
        awaitProfileAndOneWelcome(register());
        await().atMost(PATIENCE).until(() -> symbolon.user().metric("events_parked") == parked + 1);
    }

    private static void speak(ClientSession session, String queue, String text) throws ActiveMQException {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true); // durable: the answer is waited for
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
        session.createProducer(queue).send(message);
    }

    /** What it had taken and not handed over, and what it could not take. */
    @Test
    void brokerWhenKilledThenWhatItHadAndWhatWasToldMeanwhileArrivesOnce() {
        Liberty user = symbolon.user().process();
        user.suspend();
        String before = register();
        await().atMost(PATIENCE).until(() -> artemis.messages("user.from-auth") > 0);
        artemis.kill();
        String meanwhile = register();
        artemis.start();
        user.resume();
        awaitProfileAndOneWelcome(before);
        awaitProfileAndOneWelcome(meanwhile);
    }

    @Test
    void userWhenKilledBetweenReceiveAndCommitThenOneEffect() {
        crashes.arm(Service.USER, CrashPoint.EFFECTED);
        String address = register();
        crashes.awaitDeath(symbolon, Service.USER, CrashPoint.EFFECTED);
        symbolon.user().start();
        awaitProfileAndOneWelcome(address);
    }
}
