package io.symbolon.system;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts a shared platform for the first test that takes it; JUnit closes it after the last. */
final class SharedPlatform implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedPlatform.class);
    private static final Map<Class<?>, Supplier<AutoCloseable>> PLATFORMS = Map.of(
            Symbolon.class, () -> Setup.named("shared").start(),
            Production.class, () -> Production.prepare("production").start(),
            BrittlePlatform.class, () -> BrittlePlatform.start("brittle"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PLATFORMS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        parameter.getParameter().getType(),
                        type -> PLATFORMS.get(type).get());
    }
}
