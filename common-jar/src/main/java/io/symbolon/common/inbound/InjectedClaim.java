package io.symbolon.common.inbound;

import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/** One injection point with {@code @Claim}. Immutable. */
record InjectedClaim(InjectionPoint point, Claim claim) {
    /** What is asked again at each use: such a point may stand in a bean that outlives the request. */
    private static final Set<Type> LAZY = Set.of(ClaimValue.class, Provider.class, Instance.class);

    private static final Set<Class<? extends Annotation>> BRIEF = Set.of(Dependent.class, RequestScoped.class);

    static Optional<InjectedClaim> at(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Claim.class::isInstance)
                .map(claim -> new InjectedClaim(point, (Claim) claim))
                .findFirst();
    }

    String name() {
        return claim.standard() == Claims.UNKNOWN
                ? claim.value()
                : claim.standard().name();
    }

    /** The present caller's claim as that type; without a verified token, as without the claim. */
    Object of(CurrentCaller caller, Type type) {
        return ClaimTypes.convert(
                caller.token().map(token -> token.getClaim(name())).orElse(null), type);
    }

    /** The type within a {@code ClaimValue}; {@code Object} when none is named. */
    Type valueType() {
        return argument(point.getType());
    }

    /** What is wrong with it; empty when it can be had, and nobody else's remains. */
    Optional<String> fault(BeanManager beans) {
        return Stream.of(
                        isNamedOnce() ? "" : "@Claim must name one claim, by value or by standard",
                        ClaimTypes.know(asked()) ? "" : asked().getTypeName() + " is no type of a claim",
                        endsInTime(beans) ? "" : "a claim would outlive its request; take a ClaimValue or Provider")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> point.getMember() + ": " + text);
    }

    private boolean isNamedOnce() {
        boolean same = claim.standard() == Claims.UNKNOWN
                || claim.value().isEmpty()
                || claim.value().equals(claim.standard().name());
        return same && !name().isEmpty();
    }

    private Type asked() {
        Type type = isLazy() ? argument(point.getType()) : point.getType();
        return erased(type) == ClaimValue.class ? argument(type) : boxed(type);
    }

    private boolean endsInTime(BeanManager beans) {
        Bean<?> bean = point.getBean();
        return bean == null
                || BRIEF.contains(bean.getScope())
                || (isLazy() && !beans.isPassivatingScope(bean.getScope()));
    }

    private boolean isLazy() {
        return LAZY.contains(erased(point.getType()));
    }

    private static Type erased(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }

    private static Type boxed(Type type) {
        if (type == long.class) {
            return Long.class;
        }
        return type == boolean.class ? Boolean.class : type;
    }
}
