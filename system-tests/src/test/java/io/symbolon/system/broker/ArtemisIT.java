package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.util.List;
import java.util.Map;
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
    private static final Map<String, Object> VILLA = Map.of(
            "name",
            "Villa",
            "type",
            "house",
            "address",
            Map.of("street", "1 Main Street", "city", "Quito", "postal_code", "170150", "country", "EC"));
    private static final List<String> QUEUES =
            List.of("user.from-auth", "property.from-auth", "auth.from-user", "auth.from-property", "auth.from-email");

    private static Symbolon symbolon;
    private static Artemis artemis;

    @BeforeAll
    static void start() {
        Setup setup = Setup.named("artemis");
        List.of(Service.values()).forEach(service -> setup.with(service, "MESSAGING_KIND", "artemis"));
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
    void hintThenNothingIsInIt() {
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
            ClientMessage hint;
            do {
                hint = hints.receive(PATIENCE.toMillis());
                assertThat(hint.getBodyBuffer().readableBytes()).isZero();
                assertThat(hint.isDurable()).isFalse();
                assertThat(hint.getExpiration() - hint.getTimestamp()).isBetween(1L, 5_000L);
            } while (!"TOKEN_REVOKED".equals(hint.getStringProperty("JMSType")));
        });
    }

    @Test
    void poisonWhenCarriedThenParkedAndHoldsUpNobody() {
        double parked = symbolon.user().metric("events_parked");
        artemis.as(Service.AUTH, session -> speak(session, "user.from-auth", "no event at all"));
        awaitProfileAndOneWelcome(register());
        await().atMost(PATIENCE).until(() -> symbolon.user().metric("events_parked") == parked + 1);
    }

    /** Erasure waits for whoever is away. */
    @Test
    void deletionWhenUserAndPropertyAreAwayThenCarriedOutOnceTheyAreBack() {
        Login ada = symbolon.login(symbolon.register());
        await().atMost(PATIENCE).until(() -> profileAsAuthSeesIt(ada).status() == 200);
        symbolon.property()
                .post("/api/properties/")
                .bearer(ada.accessToken())
                .json(VILLA)
                .send()
                .expect(201);
        assertThat(propertiesAsUserSeesThem(ada)).hasSize(1);

        List<Server> away = List.of(symbolon.user(), symbolon.property());
        away.forEach(server -> server.process().stop());
        symbolon.auth()
                .delete("/v1/auth/users/" + ada.userId())
                .bearer(ada.accessToken())
                .send()
                .expect(204);
        away.forEach(server -> server.process().launch());
        away.forEach(Server::awaitReady);

        await().atMost(PATIENCE).until(() -> profileAsAuthSeesIt(ada).status() == 404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(propertiesAsUserSeesThem(ada)).isEmpty());
    }

    private static Answer profileAsAuthSeesIt(Login login) {
        return symbolon.user()
                .get("/users/" + login.userId() + "/profile")
                .bearer(symbolon.serviceToken(Service.AUTH, Service.USER))
                .send();
    }

    private static JsonNode propertiesAsUserSeesThem(Login login) {
        return symbolon.property()
                .get("/api/internal/properties/users/" + login.userId())
                .bearer(symbolon.serviceToken(Service.USER, Service.PROPERTY))
                .header("X-Internal-Token", symbolon.secret("INTERNAL_SERVICE_TOKEN"))
                .send()
                .expect(200)
                .json()
                .path("properties");
    }

    private static void speak(ClientSession session, String queue, String text) throws ActiveMQException {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true); // durable: the answer is waited for
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
        session.createProducer(queue).send(message);
    }

    @Test
    void brokerWhenRestartedThenWhatWasToldMeanwhileArrives() {
        artemis.close();
        String address = register();
        artemis.start();
        awaitProfileAndOneWelcome(address);
    }
}
