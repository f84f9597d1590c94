package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Archives;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CurrentCallerIT {
    @Inject
    CurrentCaller caller;

    @Deployment
    static WebArchive application() {
        return Archives.withCommonJar("current-caller.war");
    }

    @Test
    void callerWhenNoGuardedRequestThenEmpty() {
        assertThat(caller.get()).isEmpty();
    }
}
