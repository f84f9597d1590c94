package io.symbolon.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredClientsTest {
    @Test
    void allWhenNothingConfiguredThenTheFour() {
        assertThat(declared(Map.of()).all())
                .extracting(declaration -> declaration.client().name().value())
                .containsExactly("user-service", "auth-service", "property-service", "email-service");
    }

    @Test
    void allWhenServiceDeclaredThenItsTokenIsNamedAfterIt() {
        assertThat(declared(Map.of("auth.services", "api-gateway", "API_GATEWAY_TOKEN", "t"))
                        .all())
                .filteredOn(declaration -> declaration.firstToken().isPresent())
                .extracting(declaration -> declaration.client().name().value())
                .containsExactly("api-gateway");
    }

    @Test
    void tokenSettingsThenThoseOfTheFourAndOfEachThatIsDeclared() {
        Map<String, String> configuration = Map.of("auth.services", "chat-service, A");
        assertThat(DeclaredClients.tokenSettings(name -> Optional.ofNullable(configuration.get(name))))
                .containsExactly(
                        "USER_SERVICE_TOKEN",
                        "AUTH_SERVICE_TOKEN",
                        "PROPERTY_SERVICE_TOKEN",
                        "EMAIL_SERVICE_TOKEN",
                        "CHAT_SERVICE_TOKEN");
    }

    @Test
    void newWhenNameOrScopeIsNoneOrTwiceThenRefusedNamingTheSetting() {
        assertThatThrownBy(() -> declared(Map.of("auth.services", "admin"))).hasMessageContaining("auth.services");
        assertThatThrownBy(() -> declared(Map.of("auth.services", "chat", "auth.service.chat.scopes", "a\"b")))
                .hasMessageContaining("auth.services");
        assertThatThrownBy(() -> declared(Map.of("auth.services", "user-service")))
                .hasMessageContaining("twice");
    }

    @Test
    void ofThenScopesOfTheAudienceAndThoseOfNobody() {
        Set<Scope> scopes = Scope.parse("email:send profiles:read properties:read auth:credentials chat:write read");
        assertThat(ScopeOwners.of(new ServiceName("email-service"), scopes))
                .map(Scope::value)
                .containsExactlyInAnyOrder("email:send", "chat:write", "read");
        assertThat(ScopeOwners.of(new ServiceName("chat-service"), scopes))
                .map(Scope::value)
                .containsExactlyInAnyOrder("chat:write", "read");
    }

    private static DeclaredClients declared(Map<String, String> configuration) {
        return new DeclaredClients(name -> Optional.ofNullable(configuration.get(name)));
    }
}
