package io.symbolon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.ApplicationPath;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in the house, and every rule is seen to fail where it is broken on purpose. */
class HouseRulesTest {
    private static final House OURS = new House("io.symbolon");
    private static final House PLANTED = new House(Breaks.class.getPackageName());

    private static final JavaClasses OUR_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Stream.concat(House.WARS.stream(), Stream.of("common"))
                    .map(OURS::in)
                    .toList());

    private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages(PLANTED.root());

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return rulesOf(OURS).stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(OUR_CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnItsPlantedViolations() {
        return rulesOf(PLANTED).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    String violations = String.join("\n", rule.violationsIn(PLANTED_CLASSES));
                    assertThat(plantedFor(rule)).isNotEmpty().allSatisfy(planted -> assertThat(violations)
                            .contains(planted.getName()));
                }));
    }

    /** By what is compiled: one comparison takes less time than anybody could measure from outside. */
    @Test
    void secretsThenComparedInConstantTimeR39() {
        HouseRule rule = rulesOf(OURS).stream()
                .filter(one -> one.name().equals(Hygiene.CONSTANT_TIME))
                .findAny()
                .orElseThrow();
        rule.rule().check(OUR_CLASSES);
        Set<String> comparing = OUR_CLASSES.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                                call.getTarget().getFullName().startsWith(MessageDigest.class.getName() + ".isEqual(")))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(comparing).contains("InternalToken", "TokenHash", "Passwords", "Secret", "Seal");
    }

    @Test
    void everyPlantedViolationIsOfARule() {
        List<String> names = rulesOf(PLANTED).stream().map(HouseRule::name).toList();
        assertThat(PLANTED_CLASSES.stream()
                        .flatMap(planted -> planted.tryGetAnnotationOfType(Breaks.class).stream())
                        .map(Breaks::value))
                .isNotEmpty()
                .isSubsetOf(names);
    }

    @Test
    void everyModuleIsLookedAt() {
        Set<String> modules = OUR_CLASSES.stream().map(OURS::module).collect(Collectors.toSet());
        assertThat(modules).containsAll(House.WARS).contains("common");
        Set<String> guarded = OUR_CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ApplicationPath.class))
                .map(OURS::module)
                .collect(Collectors.toSet());
        assertThat(guarded).isEqualTo(House.WARS);
    }

    private static List<HouseRule> rulesOf(House house) {
        return Stream.of(
                        new Arrows(house).rules(),
                        new Duties(house).rules(),
                        new Injection(house).rules(),
                        new Visibility(house).rules(),
                        Hygiene.rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<JavaClass> plantedFor(HouseRule rule) {
        return PLANTED_CLASSES.stream()
                .filter(planted -> planted.tryGetAnnotationOfType(Breaks.class)
                        .filter(breaks -> breaks.value().equals(rule.name()))
                        .isPresent())
                .toList();
    }
}
