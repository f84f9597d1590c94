package io.symbolon.architecture.planted.common.token;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.common.inbound.Guarding;

@Breaks("the library's packages keep their arrows")
record KnowsTheGuard(Guarding guarding) {}
