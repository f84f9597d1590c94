package io.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.auth.LoginConfig;

/** Which kind of class does what. */
final class Duties {
    private static final String GUARD_FEATURE = "io.symbolon.common.inbound.GuardFeature";

    private static final String ADMINISTRATORS = "io.symbolon.auth.authority.Administrators";

    private final House house;

    Duties(House house) {
        this.house = house;
    }

    List<HouseRule> rules() {
        return List.of(
                new HouseRule("EntityManager only in stores", entityManagerInStores()),
                new HouseRule("paths only on resources", pathsOnResources()),
                new HouseRule("paths of interfaces are clients'", pathsOnClients()),
                new HouseRule("one resource serves all requests", resourcesAreShared()),
                new HouseRule("each resource method decides who may call", everyMethodDecides()),
                new HouseRule("administrators are looked up, not believed", administratorsAreLookedUp()),
                new HouseRule("each application is guarded", everyApplicationIsGuarded()));
    }

    private ArchRule entityManagerInStores() {
        return noClasses()
                .that(House.that(
                        "are neither stores nor the producer", type -> !isStore(type) && !house.isProducer(type)))
                .should(House.condition("use an EntityManager", Duties::usesEntityManager));
    }

    private ArchRule pathsOnResources() {
        return classes()
                .that(House.that("bear a path", Duties::bearsPath))
                .and(not(INTERFACES))
                .should()
                .haveSimpleNameEndingWith("Resource");
    }

    private ArchRule pathsOnClients() {
        return classes()
                .that(House.that("bear a path", Duties::bearsPath))
                .and(INTERFACES)
                .should()
                .haveNameMatching(".*(Client|Endpoint)");
    }

    /** One made anew for each request costs as much as the guard. */
    private ArchRule resourcesAreShared() {
        return classes()
                .that(House.that("bear a path", Duties::bearsPath))
                .and(not(INTERFACES))
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .beAnnotatedWith(ApplicationScoped.class);
    }

    private ArchRule everyMethodDecides() {
        return methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areDeclaredInClassesThat(not(INTERFACES))
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(DenyAll.class);
    }

    /** A method of auth that is theirs alone; one that they share with others asks by itself. */
    private ArchRule administratorsAreLookedUp() {
        return methods()
                .that(House.that("are for administrators alone", Duties::isForAdministratorsAlone))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.in("auth.."))
                .should(House.condition(
                        "bear @Administrators, or their class does",
                        method -> method.isAnnotatedWith(ADMINISTRATORS)
                                || method.getOwner().isAnnotatedWith(ADMINISTRATORS)));
    }

    private static boolean isForAdministratorsAlone(JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .filter(allowed -> List.of(allowed.value()).equals(List.of("admin")))
                .isPresent();
    }

    private ArchRule everyApplicationIsGuarded() {
        return classes().that().areAnnotatedWith(ApplicationPath.class).should(haveItsGuard());
    }

    private boolean isStore(JavaClass type) {
        return outermost(type).getSimpleName().endsWith("Store");
    }

    /** Holds one, calls one or is handed one; a CDI producer may be handed one to pass it to a store. */
    private static boolean usesEntityManager(JavaClass type) {
        Stream<JavaClass> held = type.getFields().stream().map(JavaField::getRawType);
        Stream<JavaClass> called = type.getMethodCallsFromSelf().stream().map(JavaAccess::getTargetOwner);
        Stream<JavaClass> handed = type.getCodeUnits().stream()
                .filter(codeUnit -> !codeUnit.isAnnotatedWith(Produces.class))
                .flatMap(codeUnit -> codeUnit.getRawParameterTypes().stream());
        return Stream.of(held, called, handed)
                .flatMap(types -> types)
                .anyMatch(used -> used.isAssignableTo(EntityManager.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Duties::outermost).orElse(type);
    }

    private static boolean bearsPath(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Path.class));
    }

    private static ArchCondition<JavaClass> haveItsGuard() {
        return House.condition(
                "be @LoginConfig(MP-JWT) and stand beside a @Provider that is its guard",
                type -> type.tryGetAnnotationOfType(LoginConfig.class)
                                .filter(login -> login.authMethod().equals("MP-JWT"))
                                .isPresent()
                        && type.getPackage().getClasses().stream()
                                .anyMatch(other ->
                                        other.isAssignableTo(GUARD_FEATURE) && other.isAnnotatedWith(Provider.class)));
    }
}
