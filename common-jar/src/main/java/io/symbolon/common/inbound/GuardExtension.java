package io.symbolon.common.inbound;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Fails the deployment of an application that could be called without a decision: a guard cannot be forgotten, and a
 * method cannot be. An application that names neither guard nor {@code @LoginConfig("MP-JWT")} is left alone.
 */
public class GuardExtension implements Extension {
    private static final Set<String> OVERRIDES = Set.of("getClasses", "getSingletons");

    private final List<Class<?>> resources = new ArrayList<>();
    private final List<Class<?>> applications = new ArrayList<>();
    private boolean guarded;
    private GuardSettings settings;

    /** Whether the application names a guard. */
    boolean isGuarded() {
        return guarded;
    }

    /** Read once, at deployment. */
    GuardSettings settings() {
        return settings;
    }

    <T> void see(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (GuardFeature.class.isAssignableFrom(type) && type != GuardFeature.class) {
            guarded = true;
        } else if (Application.class.isAssignableFrom(type) && type != Application.class) {
            applications.add(type);
        } else if (ResourceCheck.isResource(type)) {
            resources.add(type);
        }
    }

    /** Without a guard nobody would fill the token: better no bean than an anonymous one. */
    void withdraw(@Observes ProcessBeanAttributes<JsonWebToken> event) {
        if (!guarded) {
            event.veto();
        }
    }

    void validate(@Observes AfterDeploymentValidation event) {
        if (!guarded) {
            applications.stream()
                    .filter(GuardExtension::wantsTokens)
                    .forEach(type -> fail(
                            event,
                            type.getName() + ": @LoginConfig(MP-JWT), and no class extends "
                                    + GuardFeature.class.getName()));
            return;
        }
        applications.stream()
                .filter(GuardExtension::choosesClasses)
                .forEach(type -> fail(
                        event,
                        type.getName() + " overrides getClasses or getSingletons: the guard would "
                                + "not be among them"));
        resources.forEach(type -> new ResourceCheck(type).faults().forEach(fault -> fail(event, fault)));
        readSettings(event);
    }

    private void readSettings(AfterDeploymentValidation event) {
        try {
            settings = GuardSettings.read(ConfigProvider.getConfig());
        } catch (IllegalArgumentException missing) {
            fail(event, missing.getMessage());
            return;
        }
        boolean second = resources.stream().anyMatch(type -> new ResourceCheck(type).wantsSecondFactor());
        if (second && !settings.internalToken().isSet()) {
            fail(event, GuardSettings.INTERNAL_TOKEN + " is not set, and @InternalOnly(secondFactor = true) needs it");
        }
    }

    private static boolean wantsTokens(Class<?> application) {
        LoginConfig login = application.getAnnotation(LoginConfig.class);
        return login != null && "MP-JWT".equals(login.authMethod());
    }

    private static boolean choosesClasses(Class<?> application) {
        for (Class<?> type = application; type != Application.class; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> OVERRIDES.contains(method.getName()))) {
                return true;
            }
        }
        return false;
    }

    private static void fail(AfterDeploymentValidation event, String message) {
        event.addDeploymentProblem(new DefinitionException("the guard refuses this deployment: " + message));
    }
}
