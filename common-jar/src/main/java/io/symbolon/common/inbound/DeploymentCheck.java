package io.symbolon.common.inbound;

import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** Looks at an application's classes before anybody can call them. */
final class DeploymentCheck {
    private static final Set<String> OVERRIDES = Set.of("getClasses", "getSingletons");

    private final List<Class<?>> applications;
    private final List<Class<?>> resources;

    DeploymentCheck(List<Class<?>> applications, List<Class<?>> resources) {
        this.applications = applications;
        this.resources = resources;
    }

    /** What is wrong when no guard is named: that {@code @LoginConfig} wants one. */
    List<String> faultsWithoutGuard() {
        return applications.stream()
                .filter(DeploymentCheck::wantsTokens)
                .map(type ->
                        type.getName() + ": @LoginConfig(MP-JWT), and no class extends " + GuardFeature.class.getName())
                .toList();
    }

    /** What would leave a method undecided, or call one past the guard. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        applications.stream()
                .filter(DeploymentCheck::choosesClasses)
                .map(type ->
                        type.getName() + " overrides getClasses or getSingletons: the guard would not be among them")
                .forEach(faults::add);
        resources.forEach(type -> faults.addAll(new ResourceCheck(type).faults()));
        return faults;
    }

    /** Whether any method demands {@code X-Internal-Token}. */
    boolean wantsSecondFactor() {
        return resources.stream().anyMatch(type -> new ResourceCheck(type).wantsSecondFactor());
    }

    static boolean wantsTokens(Class<?> application) {
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
}
