package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;

@Breaks("no clock is read but an injected one")
class ReadsMillis {
    long time() {
        return System.currentTimeMillis();
    }
}
