package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.inbound.planted.Planted;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestTokens;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a container tells of an application, and what becomes of the deployment. */
class GuardExtensionTest {
    private static final String ISSUER = "auth.issuer";
    private static final String NAME = "service.name";

    private final GuardExtension extension = new GuardExtension();
    private final List<String> problems = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();

    @BeforeEach
    void settings() {
        System.setProperty(ISSUER, TestTokens.ISSUER);
        System.setProperty(NAME, "sample-service");
    }

    @AfterEach
    void withoutSettings() {
        for (String name : List.of(ISSUER, NAME, GuardSettings.INTERNAL_TOKEN)) {
            System.clearProperty(name);
        }
    }

    @Test
    void deploymentWhenAllIsDecidedThenGuardedByTheSettings() {
        deploy(Planted.Plain.class, Planted.Guard.class, Planted.Open.class);

        assertThat(problems).isEmpty();
        assertThat(extension.isGuarded()).isTrue();
        assertThat(extension.isDemanded()).isTrue();
        assertThat(extension.settings().policy().issuer()).isEqualTo(TestTokens.ISSUER);
        assertThat(withdrawn).isEmpty();
    }

    @Test
    void deploymentWhenItNamesNoGuardAndWantsNoneThenLeftAlone() {
        deploy(Planted.Indifferent.class, Planted.Undecided.class, GuardFeature.class);

        assertThat(problems).isEmpty();
        assertThat(extension.isGuarded()).isFalse();
        assertThat(extension.isDemanded()).isFalse();
        assertThat(withdrawn).containsExactly("token", "claims");
        assertThatIllegalStateException().isThrownBy(extension::settings).withMessageContaining("beans.xml");
    }

    @Test
    void deploymentWhenMistakenThenOneProblemNamesEveryFault() {
        System.clearProperty(ISSUER);
        deploy(Planted.OwnClasses.class, Planted.Guard.class, Planted.Undecided.class, Planted.Torn.class);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("the guard refuses this deployment: ")
                .contains(
                        "OwnClasses overrides", "; ", "Undecided.get: no", "Torn.get: more", "auth.issuer is not set");
    }

    @Test
    void deploymentWhenATokenIsWantedWithoutAGuardThenRefused() {
        deploy(Planted.Plain.class, Planted.Open.class);

        assertThat(problems).singleElement().asString().contains("no class extends " + GuardFeature.class.getName());
    }

    @Test
    void secondFactorWhenItsValueIsNotSetThenRefusedAndElseNot() {
        deploy(Planted.Plain.class, Planted.Guard.class, Doors.class);
        assertThat(problems).singleElement().asString().contains("internal.service.token is not set");

        problems.clear();
        System.setProperty(GuardSettings.INTERNAL_TOKEN, GuardedRuntime.INTERNAL_TOKEN);
        deploy();
        assertThat(problems)
                .singleElement()
                .asString()
                .doesNotContain("internal.service.token")
                .contains("undecided");
    }

    @Test
    void claimsWhenTheyCannotBeHadThenNamedAndWithoutAGuardNobodysMatter() {
        for (String field : List.of("text", "unclaimed", "count", "nameless")) {
            extension.see(wanting(field));
        }
        deploy(Planted.Indifferent.class);
        assertThat(problems).isEmpty();

        deploy(Planted.Guard.class);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("Bearer.count: java.lang.Integer is no type of a claim", "Bearer.nameless: @Claim must name")
                .doesNotContain("Bearer.text", "unclaimed");
    }

    @Test
    void doorWhenDemandedThenClosedUntilTheFilterIsInstalled() {
        assertThat(extension.isInstalled()).isFalse();
        extension.demand();
        assertThat(extension.isDemanded()).isTrue();
        assertThat(extension.isInstalled()).isFalse();
        extension.installed();
        assertThat(extension.isInstalled()).isTrue();
    }

    private void deploy(Class<?>... types) {
        for (Class<?> type : types) {
            extension.see(seen(type));
        }
        extension.withdraw(found("token"));
        extension.withdrawClaims(found("claims"));
        AfterDeploymentValidation validated = Beans.of(AfterDeploymentValidation.class, (proxy, method, arguments) -> {
            problems.add(((Throwable) arguments[0]).getMessage());
            return null;
        });
        extension.validate(validated, null); // asked about injected claims alone
    }

    @SuppressWarnings("unchecked")
    private <T> ProcessBeanAttributes<T> found(String bean) {
        return Beans.of(ProcessBeanAttributes.class, (proxy, method, arguments) -> { // veto
            withdrawn.add(bean);
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static ProcessInjectionPoint<Object, Object> wanting(String field) {
        InjectionPoint point = InjectedClaimTest.point(field, Dependent.class);
        return Beans.of(ProcessInjectionPoint.class, (proxy, method, arguments) -> point);
    }

    @SuppressWarnings("unchecked")
    static <T> ProcessAnnotatedType<T> seen(Class<T> type) {
        return Beans.of(
                ProcessAnnotatedType.class,
                (proxy, method, arguments) -> Beans.of(AnnotatedType.class, (annotated, asked, none) -> type));
    }
}
