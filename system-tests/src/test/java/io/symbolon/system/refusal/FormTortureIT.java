package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RFC 6749 §5.2: whatever an authenticated client's form holds, it is answered in OAuth's words, and never by a 5xx. */
@SystemTest
class FormTortureIT {
    private static final int LONG = 60_000;
    private static final String GRANT = "grant_type=client_credentials&audience=property-service";

    private static final List<String> FORMS = List.of(
            "",
            "=",
            "&&&&",
            "grant_type",
            "grant_type=",
            "grant_type=%zz",
            "grant_type=%",
            "grant_type=%00",
            "grant_type=%ff",
            "grant_type=%ed%a0%80",
            "grant_type=none",
            GRANT + "&" + GRANT,
            GRANT + "&scope=%0d%0aX-Injected:%20a",
            GRANT + "&scope=%22",
            GRANT + "&scope=" + "a%20".repeat(LONG / 4),
            GRANT + "&resource=%00&resource=javascript:x",
            GRANT
                    + "&client_assertion=a.b.c&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "grant_type=refresh_token&refresh_token=" + ".".repeat(LONG),
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=" + ".".repeat(LONG),
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=a.b.c&subject_token_type=x",
            "token=" + ".".repeat(LONG),
            "token=%00&token_type_hint=%00",
            "token=a&token=b",
            "a=b&".repeat(LONG / 4),
            "{\"grant_type\":\"client_credentials\"}",
            "\u00ff=\u00fe");

    private final Symbolon symbolon;

    FormTortureIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @TestFactory
    Stream<DynamicTest> formsWhenHostileThenAnErrorOfOAuthAndNeverAServersError() {
        return Stream.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/v1/auth/service-token")
                .map(path -> DynamicTest.dynamicTest(path, () -> FORMS.forEach(form -> refuses(path, form))));
    }

    private void refuses(String path, String form) {
        Call call = symbolon.auth()
                .post(path)
                .basic("user-service", symbolon.secret("USER_SERVICE_TOKEN"))
                .body("application/x-www-form-urlencoded", form);
        Answer answer = call.send();
        Contract.assertAnswered(answer);
        assertThat(answer.headers("X-Injected")).isEmpty();
        assertThat(path.startsWith("/oauth2/") && answer.json().has("access_token"))
                .as(answer.toString())
                .isFalse();
    }
}
