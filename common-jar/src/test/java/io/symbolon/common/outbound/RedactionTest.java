package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.symbolon.common.token.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No token and no credential in any log line of this library at any level, nor in any failure. */
class RedactionTest {
    private static final Logger LIBRARY = Logger.getLogger("io.symbolon");

    @TempDir
    private Path directory;

    private final StringBuilder lines = new StringBuilder();
    private final MovableTime time = new MovableTime();

    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.append(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void nothingSecretIsLoggedOrThrown() throws IOException {
        LIBRARY.setLevel(Level.ALL);
        LIBRARY.addHandler(recorder);
        try (StubAuth auth = new StubAuth()) {
            InternalClientTokenProvider provider = new InternalClientTokenProvider(
                    TestSettings.valid(auth.url()).config(), time.timing(), Runnable::run);
            ServiceToken token = provider.getToken("email-service");
            assertThat(token).hasToString("token for email-service until 2026-01-01T00:10:00Z");
            time.pass(Duration.ofHours(1));
            auth.fail(200, "{\"access_token\":\"token-2 ");
            lines.append(trace(catchThrowable(() -> provider.getToken("email-service"))));
            time.pass(Duration.ofHours(1));
            auth.fail(401, "{\"error\":\"token-3\",\"error_description\":\"token-4\"}");
            lines.append(trace(catchThrowable(() -> provider.getToken("email-service"))));
            provider.close();
        } finally {
            LIBRARY.removeHandler(recorder);
            LIBRARY.setLevel(null);
        }
        assertThat(lines.toString())
                .contains("no new token for email-service")
                .doesNotContain("the-service-token")
                .doesNotContainPattern("token-[0-9]");
    }

    /** The same for a client with a private key, and for a user's token. */
    @Test
    void nothingOfKeysAndUsersIsLoggedOrThrown() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        Path file = Files.writeString(directory.resolve("key"), key.toJSONString());
        LIBRARY.setLevel(Level.ALL);
        LIBRARY.addHandler(recorder);
        try (StubAuth auth = new StubAuth()) {
            TestSettings settings = TestSettings.empty()
                    .with("internal-auth.token-endpoint", auth.url() + "/oauth2/token")
                    .with("internal-auth.client-id", "shop")
                    .with("internal-auth.client-key-file", file.toString());
            InternalClientTokenProvider provider =
                    new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
            SubjectToken user =
                    new SubjectToken(Secret.of("canary-user"), time.instant().plusSeconds(300));
            lines.append(user).append(provider.getToken("mail", user));
            auth.fail(400, "{\"error\":\"invalid_grant\",\"error_description\":\"canary-user\"}");
            lines.append(trace(catchThrowable(() -> provider.getToken("other", user))));
            Files.writeString(file, "canary-key " + key.getD());
            lines.append(trace(catchThrowable(() -> provider.getToken("third", user))));
            provider.close();
        } finally {
            LIBRARY.removeHandler(recorder);
            LIBRARY.setLevel(null);
        }
        assertThat(lines.toString())
                .contains("no new token for third")
                .doesNotContain("canary", key.getD().toString());
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
