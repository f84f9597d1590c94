package io.symbolon.system.broker;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The process of {@link Artemis}; it finds its settings and passwords in the environment. */
final class ArtemisServer {
    private ArtemisServer() {}

    public static void main(String[] arguments) throws Exception {
        System.getenv().forEach(System::setProperty); // where broker.xml looks for them
        new EmbeddedActiveMQ()
                .setConfigResourcePath(Build.ROOT
                        .resolve("liberty-config/src/main/artemis/broker.xml")
                        .toUri()
                        .toString())
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts()))
                .start();
    }

    static String passwordVariable(Service service) {
        return service.name() + "_BROKER_PASSWORD";
    }

    private static SecurityConfiguration accounts() {
        SecurityConfiguration accounts = new SecurityConfiguration();
        for (Service service : Service.values()) {
            accounts.addUser(service.serviceName(), System.getenv(passwordVariable(service)));
            accounts.addRole(service.serviceName(), service.shortName());
        }
        return accounts;
    }
}
