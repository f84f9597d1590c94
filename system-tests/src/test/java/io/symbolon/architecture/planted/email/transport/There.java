package io.symbolon.architecture.planted.email.transport;

import io.symbolon.architecture.planted.email.queue.Here;

public record There(Here here) {}
