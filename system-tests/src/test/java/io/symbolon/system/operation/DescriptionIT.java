package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code /openapi} of CONTRACT section 10 says what the services do. */
@SystemTest
class DescriptionIT {
    /** Accepted or done without a body. */
    private static final Set<String> WITHOUT_BODY = Set.of(
            "post /oauth2/revoke 200",
            "post /v1/auth/email-verification 202",
            "post /v1/auth/password-reset 202",
            "post /v1/admin/events/{id}/redeliver 202",
            "post /v1/admin/messages/{id}/retry 202");

    private static final Set<String> WITH_BODY = Set.of("200", "201", "202");

    private final Symbolon symbolon;

    DescriptionIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @ParameterizedTest
    @EnumSource
    void answersWhenTheyHaveABodyThenItsSchemaIsThere(Service service) {
        description(symbolon.of(service)).path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .properties()
                        .forEach(answer -> {
                            String name = operation.getKey() + " " + path.getKey() + " " + answer.getKey();
                            if (WITH_BODY.contains(answer.getKey()) && !WITHOUT_BODY.contains(name)) {
                                assertThat(answer.getValue().path("content"))
                                        .as(name)
                                        .isNotEmpty()
                                        .allMatch(content ->
                                                !content.path("schema").isEmpty());
                            }
                        })));
    }

    /** What the runtime makes of a tree of Jackson's: it can be iterated over. */
    @ParameterizedTest
    @EnumSource
    void arraysThenOfSomething(Service service) {
        assertThat(description(symbolon.of(service)).findParents("type"))
                .isNotEmpty()
                .noneMatch(schema -> schema.path("type").asText().equals("array") && !schema.has("items"));
    }

    @ParameterizedTest
    @EnumSource
    void listsThenOfItemsThatAreDescribed(Service service) {
        assertThat(description(symbolon.of(service)).findParents("next"))
                .filteredOn(page -> page.has("items"))
                .isNotEmpty()
                .allSatisfy(
                        page -> assertThat(page.at("/items/items").has("$ref")).isTrue());
    }

    @Test
    void profileWhenReadThenEveryMemberIsOfTheTypeItsSchemaNames() {
        Login login = symbolon.login(symbolon.register());
        JsonNode profile = await().until(
                        () -> symbolon.user()
                                .get("/users/me/profile")
                                .bearer(login.accessToken())
                                .send(),
                        answer -> answer.status() == 200)
                .json();
        JsonNode members = description(symbolon.user()).at("/components/schemas/ProfileView/properties");

        assertThat(profile.properties()).isNotEmpty().allSatisfy(member -> assertThat(
                        types(members.path(member.getKey()).path("type")))
                .as(member.getKey())
                .contains(type(member.getValue())));
    }

    private static JsonNode description(Server server) {
        return server.get("/openapi?format=json").send().expect(200).json();
    }

    /** One, or a list of them. */
    private static List<String> types(JsonNode type) {
        return Stream.concat(Stream.of(type), StreamSupport.stream(type.spliterator(), false))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static String type(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
