package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.util.concurrent.CompletableFuture;

@Breaks("threads are the container's")
class UsesTheCommonPool {
    CompletableFuture<String> later() {
        return CompletableFuture.supplyAsync(() -> "");
    }
}
