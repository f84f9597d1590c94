package io.symbolon.system.broker;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Symbolon;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An ActiveMQ Artemis with the configuration that this repository hands out, and a platform's accounts. */
public final class Artemis implements AutoCloseable {
    private final Symbolon symbolon;
    private EmbeddedActiveMQ server;

    public Artemis(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    /** With what an earlier one left. */
    public void start() {
        Path identity = symbolon.platform().authority().resolveSibling("tls").resolve("auth.p12");
        Map.of(
                        "artemis.data.dir",
                                symbolon.data(Service.AUTH).resolve("artemis").toString(),
                        "messaging.listen.host", "localhost",
                        "messaging.port",
                                Integer.toString(symbolon.platform().ports().messaging()),
                        "tls.keystore", identity.toString(),
                        "tls.keystore.password", symbolon.secret("AUTH_KEYSTORE_PASSWORD"))
                .forEach(System::setProperty);
        server = new EmbeddedActiveMQ()
                .setConfigResourcePath(configuration().toUri().toString())
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts()));
        try {
            server.start();
        } catch (Exception e) { // as it declares
            throw new IllegalStateException(e);
        }
    }

    /** What a client does under a service's account. */
    interface Talk {
        void with(ClientSession session) throws ActiveMQException;
    }

    /** Lets somebody who has a service's password speak to it. */
    void as(Service service, Talk talk) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(service.serviceName(), password(service), false, true, true, false, 1)) {
            session.start();
            talk.with(session);
        } catch (Exception e) { // as they declare
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return "tcp://localhost:" + symbolon.platform().ports().messaging()
                + "?sslEnabled=true&trustStoreType=PKCS12&trustStorePath="
                + symbolon.platform().authority().resolveSibling("tls").resolve("truststore.p12")
                + "&trustStorePassword=" + symbolon.secret("TRUSTSTORE_PASSWORD");
    }

    private String password(Service service) {
        return symbolon.secret(service.name() + "_BROKER_PASSWORD");
    }

    private static Path configuration() {
        return Build.ROOT.resolve("liberty-config/src/main/artemis/broker.xml");
    }

    private SecurityConfiguration accounts() {
        SecurityConfiguration accounts = new SecurityConfiguration();
        for (Service service : Service.values()) {
            accounts.addUser(service.serviceName(), password(service));
            accounts.addRole(service.serviceName(), service.shortName());
        }
        return accounts;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // as it declares
            throw new IllegalStateException(e);
        }
    }
}
