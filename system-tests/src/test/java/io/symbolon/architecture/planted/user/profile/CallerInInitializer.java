package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.common.token.Caller;
import jakarta.inject.Inject;

@Breaks("a caller is asked for, never injected")
class CallerInInitializer {
    @Inject
    void initialize(Caller caller) {
        caller.subject();
    }
}
