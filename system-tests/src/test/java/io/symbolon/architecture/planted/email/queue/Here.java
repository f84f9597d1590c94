package io.symbolon.architecture.planted.email.queue;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.email.transport.There;

@Breaks("no cycles between packages")
public record Here(There there) {}
