package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.planted.Planted;
import io.symbolon.common.inbound.sample.SampleResource;
import io.symbolon.common.inbound.sample.TokenResource;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.token.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {
    private static Rule rule(Class<?> resource, String method) {
        return Arrays.stream(resource.getMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> new RuleReader(resource, one).rule())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ruleWhenRolesNamedThenKindsFollow() {
        assertThat(rule(SampleResource.class, "users").kinds()).isEqualTo(Kinds.USERS);
        assertThat(rule(SampleResource.class, "admins").kinds()).isEqualTo(Kinds.USERS);
        assertThat(rule(SampleResource.class, "services").kinds()).isEqualTo(Kinds.SERVICES);
        assertThat(rule(SampleResource.class, "both").kinds()).isEqualTo(Kinds.BOTH);
    }

    @Test
    void ruleWhenInternalThenServicesWithSecondFactorAndScope() {
        Rule rule = rule(SampleResource.class, "internal");
        assertThat(rule.secondFactor()).isTrue();
        assertThat(rule.kinds()).isEqualTo(Kinds.SERVICES);
        assertThat(rule.scopes()).isEqualTo(Set.of(new Scope("sample:read")));
    }

    @Test
    void ruleWhenLenientThenOnlyInWhatIsNamed() {
        assertThat(rule(SampleResource.class, "users").leniencies()).isEmpty();
        assertThat(rule(SampleResource.class, "delegated").leniencies()).containsExactly(Leniency.DELEGATED);
        assertThat(rule(SampleResource.class, "stranger").leniencies()).containsExactly(Leniency.REVOKED);
    }

    @Test
    void ruleWhenPermittedOrDeniedThenSo() {
        assertThat(rule(SampleResource.class, "open").access()).isEqualTo(Rule.Access.OPEN);
        assertThat(rule(SampleResource.class, "closed").access()).isEqualTo(Rule.Access.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Planted.Undecided.class,
                Planted.Torn.class,
                Planted.Contradiction.class,
                Planted.VainScope.class,
                Planted.Inherited.class
            })
    void ruleWhenMistakenThenUndecidedAndAFault(Class<?> resource) {
        assertThat(rule(resource, "get").access()).isEqualTo(Rule.Access.UNDECIDED);
        assertThat(new ResourceCheck(resource).faults()).hasSize(1);
    }

    @Test
    void faultsWhenLocatorOrFormParameterThenNamed() {
        assertThat(new ResourceCheck(Planted.Locator.class).faults())
                .singleElement()
                .asString()
                .contains("sub-resource locator");
        assertThat(new ResourceCheck(Planted.Form.class).faults())
                .singleElement()
                .asString()
                .contains("@FormParam");
    }

    @Test
    void faultsWhenSoundThenNone() {
        for (Class<?> sound : List.of(SampleResource.class, TokenResource.class, Planted.Open.class)) {
            assertThat(new ResourceCheck(sound).faults()).isEmpty();
        }
        assertThat(ResourceCheck.isResource(SampleResource.class)).isTrue();
        assertThat(ResourceCheck.isResource(AuthJwksEndpoint.class)).isFalse();
        assertThat(ResourceCheck.isResource(Planted.Below.class)).isFalse();
    }
}
