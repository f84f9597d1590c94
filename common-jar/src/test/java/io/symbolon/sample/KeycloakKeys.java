package io.symbolon.sample;

import io.symbolon.common.inbound.JwksSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Lets the guard trust a Keycloak realm, which is all that a guard has to be told of another issuer beside its name. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class KeycloakKeys implements JwksSource {
    @Override
    public String read() throws IOException {
        String issuer = ConfigProvider.getConfig().getValue("auth.issuer", String.class);
        try (Client client = ClientBuilder.newClient()) {
            return client.target(issuer + "/protocol/openid-connect/certs")
                    .request()
                    .get(String.class);
        } catch (WebApplicationException | ProcessingException away) {
            throw new IOException(away.getMessage(), away);
        }
    }
}
