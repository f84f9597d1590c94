package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Beans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

/** The annotation is enough: it brings along what does the work. */
class InternalClientListenerTest {
    /** Of the whole interface. */
    @InternalClient("mail")
    public interface Annotated {
        @GET
        Response call();
    }

    /** Of one method. */
    public interface Partly {
        @GET
        Response call();

        @GET
        @InternalClient("mail")
        @OnBehalfOfCaller
        Response callForTheUser();
    }

    /** Somebody else's. */
    public interface Foreign {
        @GET
        Response call();
    }

    private final Set<Object> registered = new HashSet<>();

    @Test
    void interfaceThatBearsAClientSendsItsToken() {
        listen(Annotated.class);
        assertThat(registered).hasSize(2).contains(InternalClientAuthFilter.class);
        assertThat(registered).hasAtLeastOneElementOfType(UnforeseenAnswer.class);
    }

    @Test
    void interfaceOneMethodOfWhichCallsForAUserTakesHisTokenAlong() {
        listen(Partly.class);
        assertThat(registered).contains(InternalClientAuthFilter.class, CallerToken.class);
    }

    @Test
    void interfaceWithoutAClientIsLeftAlone() {
        listen(Foreign.class);
        assertThat(registered).isEmpty();
    }

    @Test
    void whatTheInterfaceNamesItselfIsNotRegisteredTwice() {
        registered.addAll(Set.of(InternalClientAuthFilter.class, CallerToken.class, UnforeseenAnswer.class));
        listen(Partly.class);
        assertThat(registered).hasSize(3);
    }

    /** With a builder that minds, as servers' do. */
    private void listen(Class<?> api) {
        Configuration configuration =
                Beans.of(Configuration.class, (proxy, method, arguments) -> registered.contains(arguments[0]));
        new InternalClientListener().onNewClient(api, Beans.of(RestClientBuilder.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConfiguration")) {
                return configuration;
            }
            assertThat(registered.add(arguments[0])).as("once").isTrue();
            return proxy;
        }));
    }
}
