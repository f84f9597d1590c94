package io.symbolon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may know whom. */
final class Arrows {
    /** The library's packages, each with those it may import. A package missing here may import, and be imported by, none. */
    private static final Map<String, Set<String>> LIBRARY = Map.ofEntries(
            Map.entry("token", Set.of()),
            Map.entry("policy", Set.of()),
            Map.entry("json", Set.of("problem")),
            Map.entry("problem", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("task", Set.of()),
            Map.entry("event", Set.of("json", "token", "problem", "database", "task")),
            Map.entry("peer", Set.of()),
            Map.entry("audit", Set.of("json", "token", "event", "problem", "peer", "database", "task")),
            Map.entry("outbound", Set.of("json", "token", "problem", "peer")),
            Map.entry("inbound", Set.of("json", "token", "problem", "audit", "policy", "peer", "outbound", "task")),
            Map.entry("authclient", Set.of("json", "token", "problem", "outbound", "inbound")),
            Map.entry("erasure", Set.of("authclient", "event", "task")),
            Map.entry("page", Set.of("problem")),
            Map.entry("precondition", Set.of("problem")),
            Map.entry("startup", Set.of("peer")),
            Map.entry("admin", Set.of("audit", "event", "inbound", "page", "problem")));

    private final House house;

    Arrows(House house) {
        this.house = house;
    }

    List<HouseRule> rules() {
        return List.of(
                new HouseRule("the library knows no WAR", libraryKnowsNoWar()),
                new HouseRule("no WAR knows another", warsApart()),
                new HouseRule("the library's packages keep their arrows", libraryArrows()),
                new HouseRule("policy imports java alone", policyAlone()),
                new HouseRule("no cycles between packages", noCycles()),
                new HouseRule("auth's verbs stay apart", verbsApart()),
                new HouseRule("auth's nouns know no verb", nounsKnowNoVerb()));
    }

    private ArchRule libraryKnowsNoWar() {
        return noClasses()
                .that()
                .resideInAPackage(house.in("common.."))
                .should()
                .dependOnClassesThat(House.that("belong to a WAR", house::isInWar));
    }

    private ArchRule warsApart() {
        return slices().assignedFrom(House.slices("the WARs", type -> house.isInWar(type) ? house.module(type) : ""))
                .should()
                .notDependOnEachOther();
    }

    private ArchRule libraryArrows() {
        return classes().that().resideInAPackage(house.in("common..")).should(keepTheArrows());
    }

    /** So that a policy can be tested without a container. */
    private ArchRule policyAlone() {
        return classes()
                .that()
                .resideInAPackage(house.in("common.policy.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", house.in("common.policy.."));
    }

    private ArchRule noCycles() {
        return slices().matching(house.in("(**)")).should().beFreeOfCycles();
    }

    private ArchRule verbsApart() {
        return slices().assignedFrom(House.slices("auth's verbs", type -> isVerb(type) ? house.feature(type) : ""))
                .should()
                .notDependOnEachOther();
    }

    private ArchRule nounsKnowNoVerb() {
        return noClasses()
                .that(House.that(
                        "are nouns of auth",
                        type -> house.module(type).equals("auth")
                                && !house.feature(type).isEmpty()
                                && !isVerb(type)))
                .should()
                .dependOnClassesThat(House.that("are verbs of auth", this::isVerb));
    }

    private boolean isVerb(JavaClass type) {
        return house.module(type).equals("auth") && House.AUTH_VERBS.contains(house.feature(type));
    }

    private ArchCondition<JavaClass> keepTheArrows() {
        return new ArchCondition<>("import only what the table of arrows allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(Arrows.this::isAgainstTheArrows)
                        .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
            }
        };
    }

    private boolean isAgainstTheArrows(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        String from = house.feature(dependency.getOriginClass());
        String to = house.feature(target);
        return house.module(target).equals("common")
                && !to.equals(from)
                && !LIBRARY.getOrDefault(from, Set.of()).contains(to);
    }
}
