package io.symbolon.common.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Starts the guard with the application, where one is named; elsewhere nothing happens. */
@Dependent
class GuardStart {
    static void start(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            GuardExtension extension,
            Instance<GuardRuntime> runtime,
            Instance<GuardGauges> gauges) {
        if (extension.isGuarded()) {
            runtime.get().start(gauges.get());
        }
    }
}
