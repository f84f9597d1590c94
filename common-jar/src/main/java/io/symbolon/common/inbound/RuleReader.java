package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceCaller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one method's annotations. The decision must stand on the method itself; conditions may stand on its class too. */
final class RuleReader {
    private final Class<?> resource;
    private final Method method;

    RuleReader(Class<?> resource, Method method) {
        this.resource = resource;
        this.method = method;
    }

    /** What is wrong with the annotations; empty when they decide. */
    Optional<String> fault() {
        long decisions = Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                .filter(method::isAnnotationPresent)
                .count();
        if (decisions > 1) {
            return Optional.of("more than one of @RolesAllowed, @PermitAll, @DenyAll");
        }
        if (decisions == 0 && !method.isAnnotationPresent(InternalOnly.class)) {
            return Optional.of("no @RolesAllowed, @PermitAll, @DenyAll or @InternalOnly of its own");
        }
        return roleFault().or(this::conditionFault);
    }

    private Optional<String> roleFault() {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            return Optional.empty();
        }
        boolean vague =
                allowed.value().length == 0 || Arrays.asList(allowed.value()).contains("**");
        return vague ? Optional.of("@RolesAllowed must name roles") : Optional.empty();
    }

    private Optional<String> conditionFault() {
        boolean open = method.isAnnotationPresent(PermitAll.class);
        if (open
                && (internal().isPresent()
                        || !scopes().isEmpty()
                        || recentLogin().isPresent())) {
            return Optional.of("@PermitAll contradicts @InternalOnly and @RequiresScope and @RecentLogin");
        }
        boolean closed = method.isAnnotationPresent(DenyAll.class);
        if (internal().isPresent() && !closed && !roles().equals(Set.of(ServiceCaller.ROLE))) {
            return Optional.of("@InternalOnly admits the role service alone");
        }
        if (!scopes().isEmpty() && !roles().isEmpty() && !roles().contains(ServiceCaller.ROLE)) {
            return Optional.of("@RequiresScope binds services, and none may call");
        }
        return Optional.empty();
    }

    /** The rule; UNDECIDED when anything is wrong with the annotations. */
    Rule rule() {
        if (fault().isPresent()) {
            return Rule.of(Rule.Access.UNDECIDED);
        }
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Rule.of(Rule.Access.OPEN, leniencies());
        }
        if (method.isAnnotationPresent(DenyAll.class)) {
            return Rule.of(Rule.Access.CLOSED);
        }
        boolean secondFactor = internal().filter(InternalOnly::secondFactor).isPresent();
        return new Rule(Rule.Access.GUARDED, kinds(), leniencies(), roles(), scopes(), secondFactor, recentLogin());
    }

    private Set<Leniency> leniencies() {
        Set<Leniency> leniencies = EnumSet.noneOf(Leniency.class);
        if (method.isAnnotationPresent(AllowsActor.class)) {
            leniencies.add(Leniency.DELEGATED);
        }
        if (method.isAnnotationPresent(AllowsRevoked.class)) {
            leniencies.add(Leniency.REVOKED);
        }
        return leniencies;
    }

    private Kinds kinds() {
        if (!roles().contains(ServiceCaller.ROLE)) {
            return Kinds.USERS;
        }
        return roles().size() == 1 ? Kinds.SERVICES : Kinds.BOTH;
    }

    private Set<String> roles() {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return new LinkedHashSet<>(Arrays.asList(allowed.value()));
        }
        boolean implied = internal().isPresent() && !method.isAnnotationPresent(DenyAll.class);
        return implied ? Set.of(ServiceCaller.ROLE) : Set.of();
    }

    /** Those of the class and those of the method, all of them. */
    private Set<Scope> scopes() {
        Set<Scope> scopes = new LinkedHashSet<>();
        Stream.of(resource.getAnnotation(RequiresScope.class), method.getAnnotation(RequiresScope.class))
                .filter(annotation -> annotation != null)
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .map(Scope::new)
                .forEach(scopes::add);
        return scopes;
    }

    private Optional<Duration> recentLogin() {
        return annotation(RecentLogin.class).map(login -> Duration.ofSeconds(login.seconds()));
    }

    private Optional<InternalOnly> internal() {
        return annotation(InternalOnly.class);
    }

    private <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type))
                .or(() -> Optional.ofNullable(resource.getAnnotation(type)));
    }
}
