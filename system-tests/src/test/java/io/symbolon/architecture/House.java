package io.symbolon.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where things stand below a root package: the real one, or that of the planted violations. */
record House(String root) {
    static final Set<String> WARS = Set.of("auth", "user", "property", "email");

    /** The verbs of auth (ARCHITECTURE, "Verbs on nouns"); its other packages are nouns. */
    static final Set<String> AUTH_VERBS = Set.of(
            "account",
            "registration",
            "login",
            "refresh",
            "logout",
            "servicetoken",
            "validation",
            "revocation",
            "rotation",
            "registry",
            "oauth",
            "password",
            "passwordreset",
            "verification",
            "administration");

    /** The one class of a WAR, in its root package, that takes resources from the container into fields. */
    private static final String PRODUCER = "ContainerResources";

    String in(String path) {
        return root + "." + path;
    }

    /** The first package below the root, such as {@code auth}; empty outside the house. */
    String module(JavaClass type) {
        return segment(type, root);
    }

    /** The first package below a module, such as {@code login}; empty in the module's own root. */
    String feature(JavaClass type) {
        return segment(type, in(module(type)));
    }

    boolean isInWar(JavaClass type) {
        return WARS.contains(module(type));
    }

    boolean isProducer(JavaClass type) {
        boolean inModuleRoot = feature(type).isEmpty();
        return type.getSimpleName().equals(PRODUCER) && inModuleRoot;
    }

    static <T> DescribedPredicate<T> that(String description, Predicate<T> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    /** Slices named by the function; classes for which it answers nothing belong to none. */
    static SliceAssignment slices(String description, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String slice = name.apply(type);
                return slice.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(slice);
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }

    /** A condition from a plain predicate. */
    static <T extends HasDescription> ArchCondition<T> condition(String description, Predicate<T> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                boolean met = predicate.test(item);
                String message = item.getDescription() + (met ? " does " : " does not ") + description;
                events.add(new SimpleConditionEvent(item, met, message));
            }
        };
    }

    private static String segment(JavaClass type, String parent) {
        String name = type.getPackageName();
        if (!name.startsWith(parent + ".")) {
            return "";
        }
        String below = name.substring(parent.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
