package io.symbolon.architecture.planted.common.policy;

import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.core.Response;

@Breaks("policy imports java alone")
record KnowsJakarta(Response answer) {}
