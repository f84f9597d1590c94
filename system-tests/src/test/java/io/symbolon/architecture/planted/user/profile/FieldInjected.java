package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.inject.Inject;

@Breaks("no field injection")
class FieldInjected {
    @Inject
    private String value;

    String value() {
        return value;
    }
}
