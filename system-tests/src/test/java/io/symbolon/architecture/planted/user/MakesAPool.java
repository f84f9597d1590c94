package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

@Breaks("threads are the container's")
class MakesAPool {
    Executor pool() {
        return Executors.newCachedThreadPool();
    }
}
