package io.symbolon.common.inbound;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks at one resource class before anybody can call it. */
final class ResourceCheck {
    private final Class<?> resource;

    ResourceCheck(Class<?> resource) {
        this.resource = resource;
    }

    /** Whether the runtime would take the class as a resource: itself or what it inherits from has a path. */
    static boolean isResource(Class<?> type) {
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && lineage(type).anyMatch(one -> one.isAnnotationPresent(Path.class));
    }

    /** What would leave a method undecided, or call one that the guard never sees. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Method method : resource.getMethods()) {
            if (method.isBridge() || method.isSynthetic()) {
                continue;
            }
            if (serves(method)) {
                new RuleReader(resource, method).fault().ifPresent(fault -> faults.add(name(method) + ": " + fault));
                if (takesFormParameters(method)) {
                    faults.add(name(method) + ": @FormParam reads the query string too; take a MultivaluedMap");
                }
            } else if (has(method, Path.class)) {
                faults.add(name(method) + ": sub-resource locators go past the guard");
            }
        }
        return faults;
    }

    boolean wantsSecondFactor() {
        return Arrays.stream(resource.getMethods())
                .filter(ResourceCheck::serves)
                .anyMatch(method -> new RuleReader(resource, method).rule().secondFactor());
    }

    /** Jakarta REST §3.6: annotations are inherited from the overridden methods of superclasses and interfaces. */
    private static boolean serves(Method method) {
        return annotations(method)
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static boolean takesFormParameters(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(FormParam.class::isInstance);
    }

    private static boolean has(Method method, Class<? extends Annotation> type) {
        return annotations(method).anyMatch(type::isInstance);
    }

    private static Stream<Annotation> annotations(Method method) {
        return lineage(method.getDeclaringClass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .flatMap(other -> Arrays.stream(other.getAnnotations()));
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        if (type == null || type == Object.class) {
            return Stream.empty();
        }
        Stream<Class<?>> above = Stream.concat(
                lineage(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()).flatMap(ResourceCheck::lineage));
        return Stream.concat(Stream.of(type), above);
    }

    private String name(Method method) {
        return resource.getName() + "." + method.getName();
    }
}
