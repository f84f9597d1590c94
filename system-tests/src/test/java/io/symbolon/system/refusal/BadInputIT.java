package io.symbolon.system.refusal;

import static io.symbolon.system.refusal.Contract.MARK;
import static io.symbolon.system.refusal.Contract.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Operation;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a body holds and whoever sends it, the answer is the contract's: never a 5xx, never a page. */
@SystemTest
class BadInputIT {
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "17",
            "\"" + MARK + "\"",
            "{} {}",
            "{\"unheard_of\":\"" + MARK + "\"}",
            "{\"email\":[\"" + MARK + "\"],\"name\":{\"a\":1},\"password\":1}",
            "{\"email\":\"a\",\"email\":\"" + MARK + "\"}",
            "{\"a\":" + "[".repeat(2000),
            "\u0000\ufeff" + MARK);

    /** Without a body they are good requests. */
    private static final Set<String> BODY_OPTIONAL = Set.of("POST /v1/auth/logout");

    /** Forms, in which a brace is a field; without the client's credential they go no further. */
    private static final Set<String> FORMS =
            Set.of("POST /oauth2/token", "POST /oauth2/introspect", "POST /oauth2/revoke");

    private static final int TEN_MEGABYTES = 10 << 20;
    private static final String REGISTER = "/v1/auth/register";

    private final Symbolon symbolon;

    BadInputIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @TestFactory
    Stream<DynamicTest> bodiesWhenUnusableThenRefusedAsTheContractSaysR59() {
        return Arrays.stream(Service.values()).flatMap(service -> symbolon.of(service).operations().stream()
                .filter(Operation::takesABody)
                .map(operation -> DynamicTest.dynamicTest(
                        service.shortName() + " " + operation, () -> refusesAll(service, operation))));
    }

    private void refusesAll(Service service, Operation operation) {
        List<Integer> toMalformed = new ArrayList<>();
        for (String bearer : callers(service)) {
            for (String body : bodies(operation)) {
                Answer answer = send(service, operation, bearer, body);
                assertRefused(answer);
                if (body.equals("{")) {
                    toMalformed.add(answer.status());
                }
            }
            assertRefused(send(service, operation, bearer, " ".repeat(TEN_MEGABYTES)));
        }
        assertThat(toMalformed)
                .as("malformed JSON, by caller")
                .contains(FORMS.contains(operation.toString()) ? 401 : 400);
    }

    private static List<String> bodies(Operation operation) {
        boolean optional = BODY_OPTIONAL.contains(operation.toString());
        return BODIES.stream().filter(body -> !(optional && body.isEmpty())).toList();
    }

    /** Nobody, somebody, an administrator, a service: one of them gets past the guard. Each anew, for logout is tried too. */
    private List<String> callers(Service service) {
        Service caller = service == Service.USER ? Service.AUTH : Service.USER;
        return List.of(
                "",
                symbolon.login(symbolon.register()).accessToken(),
                symbolon.administrator().accessToken(),
                symbolon.serviceToken(caller, service));
    }

    private Answer send(Service service, Operation operation, String bearer, String body) {
        Server server = symbolon.of(service);
        Call call = server.call(operation.method(), operation.somePath())
                .body(operation.mediaTypes().get(0), body);
        return bearer.isEmpty() ? call.send() : call.bearer(bearer).send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password"})
    void registrationWhenAMemberIsMissingThenNamesIt(String member) {
        Map<String, String> all = Map.of("email", Symbolon.newAddress(), "password", "a password of 28 characters");
        Answer answer =
                symbolon.auth().post(REGISTER).json(without(all, member)).send().expectProblem(400, "invalid-request");

        assertThat(answer.json().path("violations").findValuesAsText("field")).containsExactly(member);
    }

    /** R19: the boundary. */
    @Test
    void passwordWhenOf14CharactersThenRefusedAndOf15TakenR19() {
        Answer refused =
                register(Symbolon.newAddress(), "Ü".repeat(7) + "vwxyzab").expectProblem(400, "invalid-request");

        assertThat(refused.json().path("violations").findValuesAsText("field")).containsExactly("password");
        register(Symbolon.newAddress(), "Üvelghjkqwnmzxb").expect(201);
    }

    @Test
    void addressWhenTakenThenConflictHoweverItIsSpelled() {
        Person ada = symbolon.register();

        register(ada.email(), ada.password()).expectProblem(409, "email-taken");
        register(ada.email().toUpperCase(Locale.ROOT), ada.password()).expectProblem(409, "email-taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /v1/auth/register/", "GET /v1/auth", "GET /nowhere", "GET /v1/auth/users/", "GET /problem"
            })
    void pathWhenNothingIsThereThenAProblemOfTheCatalogue(String line) {
        String[] request = line.split(" ");
        Answer answer = symbolon.auth().call(request[0], request[1]).send();

        assertRefused(answer);
    }

    @Test
    void methodWhenNotOfferedThenSaysWhichAreR57() {
        Answer answer = symbolon.auth().get(REGISTER).send().expectProblem(405, "method-not-allowed");

        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    /** What a guard can be asked about: Liberty answers longer header fields itself. */
    @Test
    void tokenWhenOfThirtyKilobytesThenMalformedR16() {
        symbolon.auth()
                .get("/v1/auth/sessions")
                .bearer("a".repeat(30 << 10))
                .send()
                .expectReason("malformed_token");
    }

    @Test
    void typesWhenForeignThenRefused() {
        symbolon.auth().post(REGISTER).body("text/xml", "<a/>").send().expectProblem(415, "unsupported-media-type");
        symbolon.auth()
                .post(REGISTER)
                .header("Accept", "text/html")
                .json(Map.of())
                .send()
                .expectProblem(406, "not-acceptable");
    }

    private Answer register(String email, String password) {
        return symbolon.auth()
                .post(REGISTER)
                .json(Map.of("email", email, "password", password))
                .send();
    }

    private static Map<String, String> without(Map<String, String> members, String name) {
        return members.entrySet().stream()
                .filter(member -> !member.getKey().equals(name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
