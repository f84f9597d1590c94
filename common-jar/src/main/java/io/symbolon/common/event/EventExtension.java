package io.symbolon.common.event;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;

/** Adds what moves events to an application that {@link ExchangesEvents}; any other, perhaps without a database, is left alone. */
public class EventExtension implements Extension {
    private boolean wanted;

    void see(@Observes @WithAnnotations(ExchangesEvents.class) ProcessAnnotatedType<?> event) {
        wanted = true;
    }

    void add(@Observes AfterTypeDiscovery event) {
        if (wanted) {
            event.addAnnotatedType(EventBeans.class, EventBeans.class.getName());
        }
    }
}
