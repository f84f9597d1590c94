package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.planted.Planted;
import io.symbolon.common.inbound.sample.SampleResource;
import io.symbolon.common.inbound.sample.TokenResource;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.UserCaller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Decisions that are wrong or right by one word. */
    @InternalOnly
    @RequiresScope("sample:read")
    public static final class Internal {
        @RolesAllowed("service")
        @RequiresScope("sample:write")
        public void service() {}

        @RolesAllowed({"service", "user"})
        public void alsoUsers() {}

        @DenyAll
        public void closed() {}

        @PermitAll
        public void open() {}
    }

    /** The same without a word on the class. */
    public static final class Loose {
        @RolesAllowed({})
        public void nobody() {}

        @RolesAllowed({"user", "**"})
        public void anybody() {}

        @PermitAll
        @RequiresScope("sample:read")
        public void openButScoped() {}

        @PermitAll
        @RecentLogin(seconds = 900)
        public void openButRecent() {}

        @DenyAll
        @RequiresScope("sample:read")
        public void closedAndScoped() {}

        @InternalOnly
        public void internal() {}
    }

    @Test
    void ruleWhenConditionsStandOnTheClassThenTheyHoldForEachMethod() {
        Rule service = rule(Internal.class, "service");
        assertThat(service.access()).isEqualTo(Rule.Access.GUARDED);
        assertThat(service.kinds()).isEqualTo(Kinds.SERVICES);
        assertThat(service.scopes()).containsExactlyInAnyOrder(new Scope("sample:read"), new Scope("sample:write"));
        assertThat(service.secondFactor()).isFalse();
        assertThat(rule(Internal.class, "closed").access()).isEqualTo(Rule.Access.CLOSED);
        assertThat(rule(Loose.class, "closedAndScoped").access()).isEqualTo(Rule.Access.CLOSED);
        assertThat(rule(Loose.class, "internal").roles()).containsExactly("service");
    }

    @Test
    void admitsLoginWhenTheLastCheckIsAsOldAsItMayBeThenStill() {
        Instant checked = Instant.parse("2026-01-01T00:00:00Z");
        UserCaller ada =
                new UserCaller(UUID.randomUUID(), "s", "ada@example.org", checked, Set.of("admin"), Set.of(), "t");
        Rule rule = rule(SampleResource.class, "admins");
        assertThat(rule.admitsLogin(ada, InstantSource.fixed(checked.plusSeconds(900))))
                .isTrue();
        assertThat(rule.admitsLogin(ada, InstantSource.fixed(checked.plusSeconds(901))))
                .isFalse();
        assertThat(rule(SampleResource.class, "users").admitsLogin(ada, InstantSource.fixed(Instant.MAX)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "alsoUsers, @InternalOnly admits the role service alone",
        "open, @PermitAll contradicts @InternalOnly and @RequiresScope and @RecentLogin"
    })
    void faultWhenTheMethodContradictsItsClassThenNamed(String method, String fault) {
        assertThat(fault(Internal.class, method)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, @RolesAllowed must name roles",
        "anybody, @RolesAllowed must name roles",
        "openButRecent, @PermitAll contradicts @InternalOnly and @RequiresScope and @RecentLogin",
        "openButScoped, @PermitAll contradicts @InternalOnly and @RequiresScope and @RecentLogin"
    })
    void faultWhenTheMethodContradictsItselfThenNamed(String method, String fault) {
        assertThat(fault(Loose.class, method)).contains(fault);
        assertThat(rule(Loose.class, method).access()).isEqualTo(Rule.Access.UNDECIDED);
    }

    private static Optional<String> fault(Class<?> resource, String method) {
        return Arrays.stream(resource.getMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> new RuleReader(resource, one).fault())
                .findFirst()
                .orElseThrow();
    }

    /** A resource whose annotations stand where Jakarta REST §3.6 looks for them too. */
    @Path("/above")
    public interface Above {
        @GET
        @RolesAllowed("user")
        String get();
    }

    public abstract static class Between implements Above {
        @Override
        @PermitAll
        public String get() {
            return "between";
        }
    }

    public static final class Under extends Between {}

    @Test
    void resourceWhenItsPathStandsOnWhatItInheritsFromThenOneToo() {
        assertThat(ResourceCheck.isResource(Under.class)).isTrue();
        assertThat(ResourceCheck.isResource(Between.class)).as("abstract").isFalse();
        assertThat(ResourceCheck.isResource(Above.class)).as("an interface").isFalse();
        assertThat(new ResourceCheck(Under.class).faults()).as("decided").isEmpty();
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
