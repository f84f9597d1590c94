package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token request and its answers, RFC 6749 §5, over real HTTP. */
class TokenEndpointTest {
    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private TestSettings settings;
    private TokenSources sources;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        settings = TestSettings.valid(auth.url());
        sources = new TokenSources(settings.config(), time.timing());
    }

    @AfterEach
    void stop() {
        sources.close();
        auth.close();
    }

    @Test
    void scopesAreSentWhenTheClientNamesSome() {
        ClientSettings client = new ClientSettings(
                "mail", "email-service", Set.of(new Scope("email:send"), new Scope("a")), Duration.ofSeconds(10));
        assertThat(request(client)).isInstanceOf(Granted.class);
        assertThat(auth.requests().get(0).path("scope").asText()).isEqualTo("a email:send");
        assertThat(auth.requests().get(0).path("audience").asText()).isEqualTo("email-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>", """
                {"access_token":"t","token_type":"Bearer"}""", """
                {"access_token":"t","token_type":"Bearer","expires_in":0}""", """
                {"access_token":"t","token_type":"Bearer","expires_in":-1}""", """
                {"access_token":"t","token_type":"Bearer","expires_in":86401}""", """
                {"access_token":"t","token_type":"DPoP","expires_in":600}""", """
                {"access_token":"","token_type":"Bearer","expires_in":600}""", """
                {"access_token":"t\\r\\nX-Evil: 1","token_type":"Bearer","expires_in":600}""", """
                {"access_token":{"t":1},"token_type":"Bearer","expires_in":600}""", """
                {"access_token":"t","access_token":"u","token_type":"Bearer","expires_in":600}""", """
                {"access_token":"t","token_type":"Bearer","expires_in":600} {}"""})
    void whatIsNoTokenResponseIsMalformed(String body) {
        auth.fail(200, body);
        assertThat(reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void endlessAnswerIsCutOff() {
        auth.fail(200, "{\"access_token\":\"" + "a".repeat(2_000_000));
        assertThat(reason()).isEqualTo(Reason.MALFORMED);
    }

    /** RFC 8259 §2 lets any space follow. */
    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void answerIsTakenUpToItsLimit(int length, boolean taken) {
        String answer = """
                {"access_token":"t","token_type":"Bearer","expires_in":600}""";
        auth.fail(200, answer + " ".repeat(length - answer.length()));
        assertThat(request(client()) instanceof Granted).isEqualTo(taken);
    }

    @Test
    void tokenTypeComparesWithoutCase() {
        auth.fail(200, """
                {"access_token":"t","token_type":"bearer","expires_in":600}""");
        assertThat(request(client())).isInstanceOf(Granted.class);
    }

    @Test
    void redirectIsNotFollowed() {
        auth.redirectTo(auth.url() + "/v1/auth/service-token");
        assertThat(reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void hungAuthIsLeftAfterTheReadTimeout() {
        sources.close();
        sources = new TokenSources(
                settings.with("internal-auth.read-timeout", "PT0.3S").config(), time.timing());
        auth.hold();
        assertThat(reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void ofARefusalOnlyTheErrorCodeIsRepeated() {
        auth.fail(400, """
                {"error":"<script>","error_description":"secret"}""");
        assertThat(failed().detail()).isEqualTo("auth refuses: status 400");
    }

    private Reason reason() {
        return failed().reason();
    }

    private Failed failed() {
        return (Failed) request(client());
    }

    private TokenAnswer request(ClientSettings client) {
        return sources.own(new ClientConfig(settings.config(), client.name()), client)
                .request();
    }

    private static ClientSettings client() {
        return new ClientSettings("email-service", "email-service", Set.of(), Duration.ofSeconds(10));
    }
}
