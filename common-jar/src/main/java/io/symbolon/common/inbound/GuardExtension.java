package io.symbolon.common.inbound;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Fails the deployment of an application that could be called without a decision: a guard cannot be forgotten, and a
 * method cannot be. An application that names neither guard nor {@code @LoginConfig("MP-JWT")} is left alone.
 */
public class GuardExtension implements Extension {
    private final List<Class<?>> resources = new ArrayList<>();
    private final List<Class<?>> applications = new ArrayList<>();
    private final List<InjectedClaim> claims = new ArrayList<>();
    private boolean guarded;
    private GuardSettings settings;
    private volatile boolean demanded;
    private volatile boolean installed;

    /** Whether the application names a guard. */
    boolean isGuarded() {
        return guarded;
    }

    /** Read once, at deployment. */
    GuardSettings settings() {
        if (settings == null) {
            throw new IllegalStateException("CDI did not see the guard: beans.xml must not hide it");
        }
        return settings;
    }

    /** The servlet container saw an application that wants a guard, whatever CDI saw. */
    void demand() {
        demanded = true;
    }

    /** Whether anything is to wait for the guard. */
    boolean isDemanded() {
        return guarded || demanded;
    }

    /** The Jakarta REST runtime has taken the filter. */
    void installed() {
        installed = true;
    }

    /** Whether every request passes the filter. */
    boolean isInstalled() {
        return installed;
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

    <T, X> void see(@Observes ProcessInjectionPoint<T, X> event) {
        InjectedClaim.at(event.getInjectionPoint()).ifPresent(claims::add);
    }

    /** Without a guard nobody would fill the token: better no bean than an anonymous one. */
    void withdraw(@Observes ProcessBeanAttributes<JsonWebToken> event) {
        if (!guarded) {
            event.veto();
        }
    }

    /** Nor its claims. */
    void withdrawClaims(@Observes ProcessBeanAttributes<ClaimProducer> event) {
        if (!guarded) {
            event.veto();
        }
    }

    /** All faults in one problem: the log's one line names every one of them. */
    void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
        DeploymentCheck check = new DeploymentCheck(applications, resources);
        List<String> faults = new ArrayList<>(guarded ? check.faults() : check.faultsWithoutGuard());
        if (guarded) {
            readSettings(check).ifPresent(faults::add);
            claims.forEach(claim -> claim.fault(beans).ifPresent(faults::add));
        }
        if (!faults.isEmpty()) {
            event.addDeploymentProblem(
                    new DefinitionException("the guard refuses this deployment: " + String.join("; ", faults)));
        }
    }

    private Optional<String> readSettings(DeploymentCheck check) {
        try {
            settings = GuardSettings.read(ConfigProvider.getConfig());
        } catch (IllegalArgumentException missing) {
            return Optional.of(missing.getMessage());
        }
        boolean lacking = check.wantsSecondFactor() && !settings.internalToken().isSet();
        return lacking
                ? Optional.of(GuardSettings.INTERNAL_TOKEN + " is not set; @InternalOnly(secondFactor = true) needs it")
                : Optional.empty();
    }
}
