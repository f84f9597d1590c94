package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.testing.TestContainer;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ContextNotActiveException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose token goes along with a call: of the user whose request is being answered, also from another thread, and of nobody else. */
class CallerTokenTest {
    /** A token of the user Ada. */
    private static final JsonWebToken ADAS = new JsonWebToken() {
        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("raw_token", "exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T getClaim(String name) {
            return (T)
                    switch (name) {
                        case "raw_token" -> "token of ada";
                        case "exp" -> 1_767_225_900L;
                        default -> null;
                    };
        }
    };

    /** As CDI's proxy behaves outside of requests, and within one. */
    private static final class Request extends CurrentCaller {
        private boolean active = true;

        @Override
        public Optional<Caller> get() {
            if (!active) {
                throw new ContextNotActiveException("no request");
            }
            return super.get();
        }
    }

    private final Request request = new Request();
    private TestContainer container;

    @BeforeEach
    void start() {
        container = TestContainer.with(request);
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void requestOfAUserThenHisTokenAndItsEnd() {
        request.set(ada(), ADAS);
        SubjectToken token = CallerToken.required();
        assertThat(token.value().reveal()).isEqualTo("token of ada");
        assertThat(token.expiresAt()).isEqualTo("2026-01-01T00:05:00Z");
    }

    @Test
    void withoutAUserThenNone() {
        assertNobody();
        request.set(new ServiceCaller(new ServiceName("user-service"), Set.of(), "j"), ADAS);
        assertNobody();
        request.active = false;
        assertNobody();
        container.close();
        assertNobody();
    }

    @Test
    void asynchronousCallThenTheUserIsTakenAlongAndForgottenAfterwards() {
        request.set(ada(), ADAS);
        AsyncInvocationInterceptor call = new CallerToken().newInterceptor();
        call.prepareContext();
        request.active = false;

        elsewhere(() -> {
            assertNobody();
            call.applyContext();
            assertThat(CallerToken.required().value().reveal()).isEqualTo("token of ada");
            anotherCallFromThere();
            call.removeContext();
            assertNobody();
        });
    }

    /** A call that an asynchronous call makes is for the same user. */
    private void anotherCallFromThere() {
        AsyncInvocationInterceptor next = new CallerToken().newInterceptor();
        next.prepareContext();
        elsewhere(() -> {
            next.applyContext();
            assertThat(CallerToken.required().value().reveal()).isEqualTo("token of ada");
        });
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }

    @Test
    void asynchronousCallOfNobodyThenNobodysToken() {
        AsyncInvocationInterceptor call = new CallerToken().newInterceptor();
        call.prepareContext();
        call.applyContext();
        assertNobody();
    }

    private static void assertNobody() {
        assertThatIllegalStateException()
                .isThrownBy(CallerToken::required)
                .withMessageContaining("outside a user's request");
    }

    private static UserCaller ada() {
        return new UserCaller(UUID.randomUUID(), "s", "ada@example.org", Instant.EPOCH, Set.of("user"), Set.of(), "j");
    }
}
