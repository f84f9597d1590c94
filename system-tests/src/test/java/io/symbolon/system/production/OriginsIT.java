package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Production;
import io.symbolon.system.SystemTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 10: "CORS off unless exact origins are configured". property has some, auth has none. */
@SystemTest
class OriginsIT {
    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String PATH = "/api/properties";

    private final Production production;

    OriginsIT(Production production) {
        this.production = production;
    }

    @Test
    void preflightWhenTheOriginIsConfiguredThenMayCall() {
        Answer answer = preflight(Service.PROPERTY, Production.ORIGIN);

        assertThat(answer.status()).isBetween(200, 204);
        assertThat(answer.header(ALLOWED)).isEqualTo(Production.ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
    }

    /** A page must be able to read why it was refused. */
    @Test
    void answerWhenTheOriginIsConfiguredThenMayBeRead() {
        Answer answer = call(Service.PROPERTY, Production.ORIGIN).send();

        assertThat(answer.expectProblem(401, "unauthorized").header(ALLOWED)).isEqualTo(Production.ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate", "ETag");
        assertThat(answer.header("Vary")).containsIgnoringCase("origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org.evil.example",
                "https://app.example.org:8443",
                "http://app.example.org",
                "https://other.example.org",
                "null"
            })
    void originWhenAnotherThenMayNot(String origin) {
        assertThat(preflight(Service.PROPERTY, origin).header(ALLOWED)).isNull();
        assertThat(call(Service.PROPERTY, origin).send().header(ALLOWED)).isNull();
    }

    @Test
    void originWhenNoneIsConfiguredThenMayNot() {
        assertThat(preflight(Service.AUTH, Production.ORIGIN).header(ALLOWED)).isNull();
        assertThat(call(Service.AUTH, Production.ORIGIN).send().header(ALLOWED)).isNull();
    }

    private Answer preflight(Service service, String origin) {
        return production
                .open(service)
                .call("OPTIONS", PATH)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .send();
    }

    private Call call(Service service, String origin) {
        return production.open(service).get(PATH).header("Origin", origin);
    }
}
