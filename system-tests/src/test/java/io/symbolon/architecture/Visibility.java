package io.symbolon.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Package-private is the default: public in a WAR is what the platform demands, goes over the wire, or is used elsewhere. */
final class Visibility {
    /** Kinds that Jakarta REST, Jakarta Enterprise Beans or MicroProfile REST Client want public. */
    private static final List<Class<? extends Annotation>> PUBLIC_BY_KIND = List.of(
            Path.class,
            Provider.class,
            ApplicationPath.class,
            MessageDriven.class,
            Singleton.class,
            RegisterRestClient.class);

    private final House house;

    Visibility(House house) {
        this.house = house;
    }

    List<HouseRule> rules() {
        return List.of(new HouseRule("public only with a reason", publicOnlyWithAReason()));
    }

    private ArchRule publicOnlyWithAReason() {
        return classes()
                .that(House.that("belong to a WAR", house::isInWar))
                .and()
                .areTopLevelClasses()
                .and()
                .haveModifier(PUBLIC)
                .should(House.condition(
                        "have a reason to be public",
                        type -> isWantedPublic(type) || isUsedElsewhere(type) || isShown(type)));
    }

    private static boolean isWantedPublic(JavaClass type) {
        return type.isRecord()
                || type.isAnnotation()
                || type.isAssignableTo(ConfigSource.class)
                || type.isAssignableTo(Extension.class)
                || type.isAssignableTo(ResponseExceptionMapper.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Path.class))
                || PUBLIC_BY_KIND.stream().anyMatch(type::isAnnotatedWith);
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllSubclasses().stream())
                .flatMap(used -> used.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /** Part of another public type's face, such as the enum in a record. */
    private static boolean isShown(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(origin -> !origin.equals(type) && origin.getModifiers().contains(PUBLIC))
                .flatMap(origin -> origin.getMembers().stream())
                .filter(member -> member.getModifiers().contains(PUBLIC))
                .anyMatch(member -> member.getAllInvolvedRawTypes().contains(type));
    }
}
