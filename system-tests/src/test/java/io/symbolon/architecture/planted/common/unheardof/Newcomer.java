package io.symbolon.architecture.planted.common.unheardof;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.common.inbound.Guarding;

@Breaks("the library's packages keep their arrows")
record Newcomer(Guarding guarding) {}
