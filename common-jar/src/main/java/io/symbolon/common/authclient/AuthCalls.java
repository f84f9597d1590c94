package io.symbolon.common.authclient;

import io.symbolon.common.outbound.TokenUnavailableException;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * One try of each question, and MicroProfile Fault Tolerance around it: the only place, so that no repetition is inside
 * another. Every question may be repeated: none changes what another would change. The connection has time limits too, because
 * an interrupt does not end a read. A refusal is an answer, and is not repeated; nor is a lacking token, which the
 * token provider asks for at its own pace.
 */
@ApplicationScoped
@Timeout(3_000)
@Retry(
        maxRetries = 2,
        delay = 200,
        jitter = 100,
        maxDuration = 8_000,
        retryOn = {ProcessingException.class, NoAnswer.class, TimeoutException.class},
        abortOn = TokenUnavailableException.class)
@CircuitBreaker(
        requestVolumeThreshold = 10,
        failureRatio = 0.5,
        delay = 5_000,
        failOn = {ProcessingException.class, NoAnswer.class, TimeoutException.class},
        skipOn = TokenUnavailableException.class)
class AuthCalls {
    private static final int SECONDS = 1;

    private AuthServiceClient auth;

    /** auth's answer to {@code validate-service-token}. */
    record Validity(boolean valid) {}

    /** As much of a problem (RFC 9457) as is looked at. */
    record Problem(String type) {}

    TokenStatus validate(Secret token) {
        return answer(client().validateToken(Map.of("token", token.reveal())), TokenStatus.class);
    }

    boolean validate(ServiceName service, Secret token) {
        Map<String, String> request = Map.of("service_name", service.value(), "token", token.reveal());
        return answer(client().validateServiceToken(request), Validity.class).valid();
    }

    boolean revoke(Secret token) {
        return read(client().revokeToken(Map.of("token", token.reveal())), answer -> true);
    }

    Optional<AuthUser> user(UUID id) {
        try (Response answer = client().user(id.toString())) {
            return tellsOfNobody(answer) ? Optional.empty() : Optional.of(answer(answer, AuthUser.class));
        }
    }

    /** A 404 that is not auth's own problem, say of a proxy, tells nothing of the account. */
    private static boolean tellsOfNobody(Response answer) {
        return answer.getStatus() == ProblemType.NOT_FOUND.status()
                && ProblemType.NOT_FOUND.uri().toString().equals(type(answer));
    }

    private static String type(Response refusal) {
        try {
            Problem problem = refusal.readEntity(Problem.class);
            return problem == null ? "" : problem.type();
        } catch (ProcessingException | IllegalStateException noProblem) {
            return "";
        }
    }

    private static <T> T answer(Response answer, Class<T> type) {
        return read(answer, it -> it.readEntity(type));
    }

    private static <T> T read(Response answer, Function<Response, T> reader) {
        try (answer) {
            if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
                return reader.apply(answer);
            }
            throw answer.getStatus() >= 500
                    ? new NoAnswer(answer.getStatus())
                    : new IllegalStateException("auth refuses this service's question with " + answer.getStatus());
        }
    }

    private synchronized AuthServiceClient client() {
        if (auth == null) {
            URI url = ConfigProvider.getConfig().getValue("services.auth.url", URI.class);
            auth = RestClientBuilder.newBuilder()
                    .baseUri(url)
                    .connectTimeout(SECONDS, TimeUnit.SECONDS)
                    .readTimeout(SECONDS, TimeUnit.SECONDS)
                    .followRedirects(false)
                    .property("microprofile.rest.client.disable.default.mapper", true)
                    .build(AuthServiceClient.class);
        }
        return auth;
    }

    @PreDestroy
    void close() {
        try {
            if (auth != null) {
                auth.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
