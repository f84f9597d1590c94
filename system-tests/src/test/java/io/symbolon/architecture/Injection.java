package io.symbolon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.util.List;
import java.util.stream.Stream;

/** What is handed to whom, and how. */
final class Injection {
    private final House house;

    Injection(House house) {
        this.house = house;
    }

    List<HouseRule> rules() {
        return List.of(
                new HouseRule("no field injection", noFieldInjection()),
                new HouseRule("a caller is asked for, never injected", callerIsNoInjectionPoint()));
    }

    private ArchRule noFieldInjection() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(House.that(
                        "are neither message-driven nor the producer",
                        type -> !type.isAnnotatedWith(MessageDriven.class) && !house.isProducer(type)))
                .should(beInjected());
    }

    private ArchRule callerIsNoInjectionPoint() {
        return noClasses().should(haveAnInjectionPointOf("io.symbolon.common.token.Caller"));
    }

    private static boolean isInjected(CanBeAnnotated member) {
        return Stream.of(Inject.class, Resource.class, PersistenceContext.class, PersistenceUnit.class, EJB.class)
                .anyMatch(member::isAnnotatedWith);
    }

    private static ArchCondition<JavaField> beInjected() {
        return House.condition("be injected", Injection::isInjected);
    }

    private static ArchCondition<JavaClass> haveAnInjectionPointOf(String type) {
        return House.condition("have an injection point of " + type, owner -> owner.getMembers().stream()
                .filter(Injection::isInjected)
                .flatMap(member -> member.getAllInvolvedRawTypes().stream())
                .anyMatch(injected -> injected.isAssignableTo(type)));
    }
}
