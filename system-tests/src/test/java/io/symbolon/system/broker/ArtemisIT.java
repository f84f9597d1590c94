package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All events by way of an ActiveMQ Artemis, chosen by {@code messaging.kind} alone. */
class ArtemisIT extends EventSuite {
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

    @Test
    void brokerWhenRestartedThenWhatWasToldMeanwhileArrives() {
        artemis.close();
        String address = register();
        artemis.start();
        awaitProfileAndOneWelcome(address);
    }
}
