package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.common.token.UserCaller;
import jakarta.inject.Inject;

@Breaks("a caller is asked for, never injected")
class CallerInConstructor {
    @Inject
    CallerInConstructor(UserCaller caller) {
        caller.id();
    }
}
