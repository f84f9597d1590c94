package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;

@Breaks("threads are the container's")
class MakesAThread {
    Thread thread() {
        return new Thread(() -> {});
    }
}
