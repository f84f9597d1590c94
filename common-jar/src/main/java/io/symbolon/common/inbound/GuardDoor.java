package io.symbolon.common.inbound;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The second line: CDI can be told not to see a class, and the Jakarta REST runtime can fail to make one. Whatever the
 * reason, an application that names a guard, or {@code @LoginConfig(MP-JWT)}, answers 503 until its guard stands.
 */
@HandlesTypes({LoginConfig.class, GuardFeature.class})
public class GuardDoor implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        if (types == null || types.stream().noneMatch(GuardDoor::wantsGuard)) {
            return;
        }
        GuardExtension guard = CDI.current().getBeanManager().getExtension(GuardExtension.class);
        guard.demand();
        FilterRegistration.Dynamic door = context.addFilter(GuardDoor.class.getName(), new ClosedDoor(guard));
        door.setAsyncSupported(true);
        door.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    private static boolean wantsGuard(Class<?> type) {
        return GuardFeature.class.isAssignableFrom(type) || DeploymentCheck.wantsTokens(type);
    }
}
