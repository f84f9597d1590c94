package io.symbolon.common.inbound;

import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

/**
 * {@code @Inject @Claim}: claims of the present request's token in each type of MP-JWT 2.1. Like {@link TokenProducer} an
 * alternative, and withdrawn where no guard is named.
 */
@Dependent
@Alternative
@Priority(2000)
class ClaimProducer {
    /** Asked at each use, so that it may outlive a request. */
    private record Value<T>(InjectedClaim claim, CurrentCaller caller) implements ClaimValue<T> {
        @Override
        public String getName() {
            return claim.name();
        }

        @Override
        @SuppressWarnings("unchecked") // valueType is T: the injection point says so
        public T getValue() {
            return (T) claim.of(caller, claim.valueType());
        }

        @Override
        public String toString() {
            return claim.name();
        }
    }

    @Produces
    @Claim
    static <T> ClaimValue<T> value(InjectionPoint point, CurrentCaller caller) {
        return new Value<>(InjectedClaim.at(point).orElseThrow(), caller);
    }

    @Produces
    @Claim
    @SuppressWarnings("unchecked") // the point's type is Optional<T>
    static <T> Optional<T> optional(InjectionPoint point, CurrentCaller caller) {
        return (Optional<T>) claim(point, caller, point.getType());
    }

    @Produces
    @Claim
    @SuppressWarnings("unchecked") // what Set converts to
    static Set<String> texts(InjectionPoint point, CurrentCaller caller) {
        return (Set<String>) claim(point, caller, Set.class);
    }

    @Produces
    @Claim
    @Typed(String.class)
    static String text(InjectionPoint point, CurrentCaller caller) {
        return (String) claim(point, caller, String.class);
    }

    @Produces
    @Claim
    @Typed(Long.class)
    static Long number(InjectionPoint point, CurrentCaller caller) {
        return (Long) claim(point, caller, Long.class);
    }

    @Produces
    @Claim
    @Typed(Boolean.class)
    static Boolean truth(InjectionPoint point, CurrentCaller caller) {
        return (Boolean) claim(point, caller, Boolean.class);
    }

    @Produces
    @Claim
    @Typed(JsonValue.class)
    static JsonValue json(InjectionPoint point, CurrentCaller caller) {
        return (JsonValue) claim(point, caller, JsonValue.class);
    }

    @Produces
    @Claim
    @Typed(JsonString.class)
    static JsonString jsonText(InjectionPoint point, CurrentCaller caller) {
        return (JsonString) claim(point, caller, JsonString.class);
    }

    @Produces
    @Claim
    @Typed(JsonNumber.class)
    static JsonNumber jsonNumber(InjectionPoint point, CurrentCaller caller) {
        return (JsonNumber) claim(point, caller, JsonNumber.class);
    }

    @Produces
    @Claim
    @Typed(JsonArray.class)
    static JsonArray jsonArray(InjectionPoint point, CurrentCaller caller) {
        return (JsonArray) claim(point, caller, JsonArray.class);
    }

    @Produces
    @Claim
    @Typed(JsonObject.class)
    static JsonObject jsonObject(InjectionPoint point, CurrentCaller caller) {
        return (JsonObject) claim(point, caller, JsonObject.class);
    }

    private static Object claim(InjectionPoint point, CurrentCaller caller, Type type) {
        return InjectedClaim.at(point).orElseThrow().of(caller, type);
    }
}
