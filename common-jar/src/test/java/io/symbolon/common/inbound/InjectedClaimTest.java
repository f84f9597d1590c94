package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Beans;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MP-JWT 2.1, "Injection of JsonWebToken claims": what may be asked for, where, and what comes of it. */
class InjectedClaimTest {
    /** Injection points, right and wrong. */
    @SuppressWarnings({"UnusedVariable", "rawtypes"})
    private static final class Bearer {
        @Claim("sub")
        private String text;

        @Claim(standard = Claims.exp)
        private long number;

        @Claim(value = "exp", standard = Claims.exp)
        private Long named;

        @Claim("email_verified")
        private boolean truth;

        @Claim(standard = Claims.groups)
        private Set<String> texts;

        @Claim("email_verified")
        private Optional<Boolean> maybe;

        @Claim("sub")
        private ClaimValue<String> value;

        @Claim("sub")
        private ClaimValue anything;

        @Claim("exp")
        private Provider<Long> provider;

        @Claim("exp")
        private Instance<ClaimValue<Optional<Long>>> instance;

        @Claim
        private ClaimValue<String> nameless;

        @Claim(value = "exp", standard = Claims.iat)
        private ClaimValue<Long> twice;

        @Claim("aud")
        private Integer count;

        @Claim("aud")
        private ClaimValue<Integer> counted;

        private String unclaimed;
    }

    private final CurrentCaller caller = new CurrentCaller();

    @ParameterizedTest
    @ValueSource(
            strings = {"text", "number", "named", "truth", "texts", "maybe", "value", "anything", "provider", "instance"
            })
    void pointWhenInABeanOfTheRequestThenSound(String field) {
        assertThat(fault(field, Dependent.class)).isEmpty();
        assertThat(fault(field, RequestScoped.class)).isEmpty();
        assertThat(fault(field, null))
                .as("in what is no bean, such as a servlet")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "texts", "maybe"})
    void pointWhenItsBeanOutlivesTheRequestThenRefused(String field) {
        for (Class<? extends Annotation> scope : List.of(ApplicationScoped.class, SessionScoped.class)) {
            assertThat(fault(field, scope)).hasValueSatisfying(fault -> assertThat(fault)
                    .startsWith("private ")
                    .contains("Bearer." + field + ": ")
                    .endsWith("a claim would outlive its request; take a ClaimValue or Provider"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "anything", "provider", "instance"})
    void pointWhenAskedAtEachUseThenMayOutliveTheRequestButNotBeStored(String field) {
        assertThat(fault(field, ApplicationScoped.class)).isEmpty();
        assertThat(fault(field, SessionScoped.class)).isPresent();
    }

    @Test
    void pointWhenItNamesNoClaimOrTwoThenRefused() {
        for (String field : List.of("nameless", "twice")) {
            assertThat(fault(field, Dependent.class)).hasValueSatisfying(fault -> assertThat(fault)
                    .endsWith("@Claim must name one claim, by value or by standard"));
        }
    }

    @Test
    void pointWhenNoClaimHasItsTypeThenRefused() {
        for (String field : List.of("count", "counted")) {
            assertThat(fault(field, Dependent.class))
                    .hasValueSatisfying(fault -> assertThat(fault).endsWith("java.lang.Integer is no type of a claim"));
        }
    }

    @Test
    void pointWithoutClaimThenNobodysBusiness() {
        assertThat(InjectedClaim.at(point("unclaimed", Dependent.class))).isEmpty();
    }

    @Test
    void claimsWhenAUserCallsThenThoseOfHisTokenInEachType() {
        token(Map.of("sub", "ada", "exp", 7L, "email_verified", true, "groups", Set.of("user")));

        assertThat(ClaimProducer.text(point("text"), caller)).isEqualTo("ada");
        assertThat(ClaimProducer.number(point("number"), caller)).isEqualTo(7L);
        assertThat(ClaimProducer.truth(point("truth"), caller)).isTrue();
        assertThat(ClaimProducer.texts(point("texts"), caller)).containsExactly("user");
        assertThat(ClaimProducer.optional(point("maybe"), caller)).contains(true);
        assertThat(ClaimProducer.json(point("truth"), caller)).isEqualTo(JsonValue.TRUE);
        assertThat(ClaimProducer.jsonText(point("text"), caller).getString()).isEqualTo("ada");
        assertThat(ClaimProducer.jsonNumber(point("number"), caller).longValue())
                .isEqualTo(7);
        assertThat(ClaimProducer.jsonArray(point("texts"), caller).getString(0)).isEqualTo("user");
    }

    @Test
    void claimWhenAnObjectThenAsJson() {
        JsonObject object = Json.createObjectBuilder().add("a", 1).build();
        token(Map.of("sub", object));

        assertThat(ClaimProducer.jsonObject(point("text"), caller)).isEqualTo(object);
    }

    /** A bean of the application holds it for all its callers. */
    @Test
    void valueWhenTheCallerChangesThenHis() {
        ClaimValue<String> value = ClaimProducer.value(point("value"), caller);
        assertThat(value.getName()).isEqualTo("sub");
        assertThat(value).hasToString("sub");
        assertThat(value.getValue()).as("nobody calls").isNull();

        token(Map.of("sub", "ada"));
        assertThat(value.getValue()).isEqualTo("ada");
        token(Map.of("sub", "bob"));
        assertThat(value.getValue()).isEqualTo("bob");
        assertThat(ClaimProducer.<Object>value(point("anything"), caller).getValue())
                .isEqualTo("bob");
    }

    @Test
    void claimWhenTheTokenHasNoneOrNobodyCallsThenNullOrEmpty() {
        assertThat(ClaimProducer.text(point("text"), caller)).isNull();
        token(Map.of());
        assertThat(ClaimProducer.number(point("number"), caller)).isNull();
        assertThat(ClaimProducer.optional(point("maybe"), caller)).isEmpty();
    }

    @Test
    void tokenWhenNobodyCallsThenOneThatSaysNothing() {
        JsonWebToken nobodys = TokenProducer.token(caller);
        assertThat(nobodys.getName()).isNull();
        assertThat(nobodys.getClaimNames()).isNull();
        Object subject = nobodys.getClaim("sub");
        assertThat(subject).isNull();

        token(Map.of("sub", "ada"));
        assertThat(TokenProducer.token(caller).getSubject()).isEqualTo("ada");
    }

    private void token(Map<String, Object> claims) {
        caller.set(null, new JsonWebToken() {
            @Override
            public String getName() {
                return null;
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        });
    }

    private static Optional<String> fault(String field, Class<? extends Annotation> scope) {
        BeanManager beans = Beans.of(
                BeanManager.class,
                (proxy, method, arguments) -> SessionScoped.class.equals(arguments[0])); // isPassivatingScope
        return InjectedClaim.at(point(field, scope)).orElseThrow().fault(beans);
    }

    private static InjectionPoint point(String field) {
        return point(field, Dependent.class);
    }

    /** @param scope of the bean that has the field; null for what is none */
    static InjectionPoint point(String name, Class<? extends Annotation> scope) {
        Field field = field(name);
        Bean<?> bean = scope == null ? null : Beans.of(Bean.class, (proxy, method, arguments) -> scope);
        return Beans.of(InjectionPoint.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getQualifiers" -> Set.of(field.getAnnotations());
            case "getType" -> field.getGenericType();
            case "getMember" -> field;
            case "getBean" -> bean;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Field field(String name) {
        try {
            return Bearer.class.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
