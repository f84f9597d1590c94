package io.symbolon.common.outbound;

import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls of REST clients whose tokens come from an auth and go to a service, both of the test. */
abstract class CallingTest {
    final MovableTime time = new MovableTime();
    StubAuth auth;
    StubTarget target;
    TestSettings settings;
    private InternalClientTokenProvider provider;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        target = new StubTarget();
        settings = TestSettings.valid(auth.url()).with("email/mp-rest/url", target.url());
    }

    @AfterEach
    void stop() {
        provider.close();
        auth.close();
        target.close();
    }

    /** @param statusesAreAnswers whether a status of 400 and above is returned rather than thrown */
    <T> T client(Class<T> api, boolean statusesAreAnswers) {
        provider = new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(target.url()))
                .property("microprofile.rest.client.disable.default.mapper", statusesAreAnswers)
                .register(new InternalClientAuthFilter(provider))
                .build(api);
    }
}
