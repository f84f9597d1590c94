package io.symbolon.common.inbound.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.inbound.sample.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.ClassAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted mistakes: none of them may leave a method that answers. */
@ExtendWith(ArquillianExtension.class)
class FailClosedIT {
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));

    @ArquillianResource
    Deployer deployer;

    private static WebArchive with(String name, Class<?>... classes) {
        return Samples.settings(name + ".war")
                .addClasses(classes) // of the outer class only itself: addClass would bring all its mistakes
                .add(
                        new ClassAsset(Planted.class),
                        "WEB-INF/classes/" + Planted.class.getName().replace('.', '/') + ".class");
    }

    /** All mistakes that a resource class can hold; each is named. */
    @Deployment(name = "mistakes", managed = false, testable = false)
    static WebArchive mistakes() {
        return with(
                "mistakes",
                Planted.Plain.class,
                Planted.Guard.class,
                Planted.Undecided.class,
                Planted.Torn.class,
                Planted.Contradiction.class,
                Planted.VainScope.class,
                Planted.Locator.class,
                Planted.Below.class,
                Planted.Form.class,
                Planted.Stale.class,
                Planted.Misread.class,
                Planted.Inherited.class,
                Planted.Contract.class);
    }

    @Deployment(name = "classes", managed = false, testable = false)
    static WebArchive classes() {
        return with("classes", Planted.OwnClasses.class, Planted.Guard.class, Planted.Open.class);
    }

    @Deployment(name = "guardless", managed = false, testable = false)
    static WebArchive guardless() {
        return with("guardless", Planted.Plain.class, Planted.Open.class);
    }

    @Deployment(name = "unset", managed = false, testable = false)
    static WebArchive unset() {
        WebArchive war = with("unset", Planted.Plain.class, Planted.Guard.class, Planted.Open.class);
        war.delete("/WEB-INF/classes/META-INF/microprofile-config.properties");
        return war.addAsResource(new StringAsset("service.name=x-service"), "META-INF/microprofile-config.properties");
    }

    @Deployment(name = "broken", managed = false, testable = false)
    static WebArchive broken() {
        return with("broken", Planted.Plain.class, Planted.BrokenGuard.class, Planted.Open.class);
    }

    @Deployment(name = "unreachable", managed = false, testable = false)
    static WebArchive unreachable() {
        return with("unreachable", Planted.Plain.class, Planted.UnreachableGuard.class, Planted.Open.class);
    }

    @Deployment(name = "unseen", managed = false, testable = false)
    static WebArchive unseen() {
        return hidden(
                with("unseen", Planted.Plain.class, Planted.Guard.class, Planted.Undecided.class, Planted.Open.class));
    }

    @Deployment(name = "unseenGuardless", managed = false, testable = false)
    static WebArchive unseenGuardless() {
        return hidden(with("unseenGuardless", Planted.Plain.class, Planted.Open.class));
    }

    /** CDI sees no class of the application itself. */
    private static WebArchive hidden(WebArchive war) {
        war.delete("/WEB-INF/beans.xml");
        return war.addAsWebInfResource(new StringAsset("""
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="none"/>"""), "beans.xml");
    }

    @Deployment(name = "indifferent", managed = false, testable = false)
    static WebArchive indifferent() {
        return with("indifferent", Planted.Indifferent.class, Planted.Open.class);
    }

    @Test
    void deploymentWhenResourcesAreMistakenThenRefusedAndEachIsNamed() {
        refused(
                "mistakes",
                "Undecided.get: no @RolesAllowed",
                "Torn.get: more than one",
                "Contradiction.get: @PermitAll contradicts",
                "VainScope.get: @RequiresScope binds services",
                "Locator.below: sub-resource locators",
                "Form.post: @FormParam",
                "Stale.subject: a claim would outlive its request",
                "Misread.time: @Claim must name one claim",
                "Misread.audience: java.lang.Integer is no type of a claim",
                "Inherited.get: no @RolesAllowed");
    }

    @ParameterizedTest
    @CsvSource({
        "classes, OwnClasses overrides getClasses",
        "guardless, no class extends io.symbolon.common.inbound.GuardFeature",
        "unset, auth.issuer is not set"
    })
    void deploymentWhenMistakenThenRefused(String name, String message) {
        refused(name, message);
    }

    private void refused(String name, String... messages) {
        try {
            assertThatThrownBy(() -> deployer.deploy(name))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContainingAll(messages);
        } finally {
            deployer.undeploy(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "unreachable", "unseen", "unseenGuardless"})
    void guardWhenItDoesNotStandThenNothingAnswersR55(String name) throws Exception {
        deployer.deploy(name);
        try {
            for (int i = 0; i < 3; i++) { // the first request may wait for the runtime, the later ones do not
                assertThat(get("/" + name + "/open/guarded").statusCode()).isEqualTo(503);
                assertThat(get("/" + name + "/open").statusCode()).isEqualTo(503);
            }
            assertThat(get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(get("/" + name + "/open")
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .startsWith("application/problem+json");
        } finally {
            deployer.undeploy(name);
        }
    }

    @Test
    void applicationWhenItWantsNoGuardThenLeftAlone() throws Exception {
        deployer.deploy("indifferent");
        try {
            assertThat(get("/indifferent/open").body()).isEqualTo("open");
        } finally {
            deployer.undeploy("indifferent");
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(SERVER.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
