package io.symbolon.common.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestContainer;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestThreads;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;

/** The guard in a Jakarta REST runtime without a container: what it lets through, says, counts and records. Not thread-safe. */
final class GuardedRuntime {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final String INTERNAL_TOKEN = "internal-token-of-a-test-0123456789";
    static final int BODY_LIMIT = 64;
    static final int FAILURES = 5;

    private static final Map<String, String> SETTINGS = Map.of(
            "auth.issuer",
            TestTokens.ISSUER,
            "service.name",
            "sample-service",
            "http.body.limit",
            Integer.toString(BODY_LIMIT),
            GuardSettings.INTERNAL_FAILURES,
            Integer.toString(FAILURES),
            GuardSettings.INTERNAL_TOKEN,
            INTERNAL_TOKEN);

    /** By name and reason. */
    final Map<String, Integer> counts = new TreeMap<>();

    final List<AuditRecord> records = new ArrayList<>();
    final CurrentCaller caller = new CurrentCaller();
    final TestClock clock = TestClock.at(NOW);
    final GuardExtension extension = new GuardExtension();
    final GuardRuntime guard;
    /** Whether records cannot be written. */
    boolean broken;

    private final AuditLog audit = AuditLog.of("sample-service", clock, this::keep);
    private final AuthFailures failures = new AuthFailures(metrics());
    private final Stranger stranger = new Stranger(failures, audit);
    private final SynchronousDispatcher dispatcher = (SynchronousDispatcher) MockDispatcherFactory.createDispatcher();

    GuardedRuntime() {
        SETTINGS.forEach(System::setProperty);
        guard = guard();
        TestContainer container = TestContainer.with(extension, guard, failures);
        TestThreads threads = TestThreads.bind();
        try {
            guard.start(new GuardGauges(metrics()));
            dispatcher.getProviderFactory().register(new Guard());
        } finally {
            threads.close();
            container.close();
            SETTINGS.keySet().forEach(System::clearProperty);
        }
        dispatcher.getRegistry().addSingletonResource(new Doors(caller, stranger));
        dispatcher.getRegistry().addSingletonResource(new Doors.Inner());
    }

    /** As an application names it. */
    private static final class Guard extends GuardFeature {
        @Override
        protected boolean speaksOAuth(String path) {
            return path.startsWith("oauth2/");
        }

        @Override
        protected Optional<AuditType> audited(String path) {
            return path.startsWith("audited/") ? Optional.of(AuditType.SENSITIVE_READ) : Optional.empty();
        }
    }

    private GuardRuntime guard() {
        extension.see(GuardExtensionTest.seen(Guard.class));
        extension.validate(
                Beans.of(AfterDeploymentValidation.class, (proxy, method, arguments) -> {
                    throw (Throwable) arguments[0];
                }),
                null); // asked about injected claims alone
        RevocationSource nothing = since -> new RevocationPage(List.of(), "1", null);
        TrustKeeper trust = new TrustKeeper(extension, TestKey.TRUSTED::jwks, nothing, Beans.instance(clock));
        return new GuardRuntime(extension, trust, caller, stranger, failures, audit);
    }

    /** Until what was revoked is known too long ago. */
    void letRevocationsAge() {
        clock.advance(extension.settings().revocationsMaxAge().plusNanos(1));
    }

    private void keep(AuditRecord record) {
        if (broken) {
            throw new IllegalStateException("broken for a test");
        }
        records.add(record);
    }

    Answer get(String path, String... headers) {
        return call("GET", path, headers);
    }

    /** @param headers names and values in turn */
    Answer call(String method, String path, String... headers) {
        return call(method, path, new byte[0], headers);
    }

    Answer call(String method, String path, byte[] body, String... headers) {
        return call(method, path, new ByteArrayInputStream(body), headers);
    }

    /** @param headers names and values in turn */
    Answer call(String method, String path, InputStream body, String... headers) {
        try {
            MockHttpRequest request = MockHttpRequest.create(method, path).content(body);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return send(request);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(MockHttpRequest request) {
        caller.set(null, null);
        stranger.note(Reason.MISSING_TOKEN);
        MockHttpResponse response = new MockHttpResponse();
        dispatcher.invoke(request, response);
        return new Answer(response);
    }

    /** What came back. */
    record Answer(MockHttpResponse response) {
        int status() {
            return response.getStatus();
        }

        String header(String name) {
            Object value = response.getOutputHeaders().getFirst(name);
            return value == null ? null : value.toString();
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(response.getOutput());
            } catch (IOException e) {
                throw new AssertionError(text(), e);
            }
        }

        String text() {
            try {
                return response.getContentAsString();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        String member(String name) {
            return json().path(name).asText(null);
        }
    }

    /** Counts as a registry does; Liberty's own exists in a server alone. */
    private MetricRegistry metrics() {
        return Beans.of(MetricRegistry.class, (proxy, method, arguments) -> {
            if (method.getName().equals("gauge")) {
                return null;
            }
            String name = arguments[0].toString();
            Tag[] tags = arguments.length > 1 ? (Tag[]) arguments[1] : new Tag[0];
            return counter(tags.length == 0 ? name : name + " " + tags[0].getTagValue());
        });
    }

    private Counter counter(String series) {
        return Beans.of(Counter.class, (proxy, method, arguments) -> {
            counts.merge(series, 1, Integer::sum);
            return null;
        });
    }
}
