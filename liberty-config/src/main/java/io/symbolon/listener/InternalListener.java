package io.symbolon.listener;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@link PublicDoor} in front of every application of the server, Liberty's own included. Its one property is
 * {@code internalPort}; 0: a development run's, where every listener is as good as that one.
 */
public final class InternalListener implements ServletContainerInitializer {
    private volatile int internalPort;

    /** Liberty hands over the properties of {@code <bell>} before any application starts. */
    public void updateBell(Map<String, String> properties) {
        internalPort = Integer.parseInt(properties.get("internalPort"));
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        FilterRegistration.Dynamic door = context.addFilter(PublicDoor.class.getName(), new PublicDoor(internalPort));
        door.setAsyncSupported(true);
        door.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
}
