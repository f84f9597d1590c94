package io.symbolon.architecture.planted.property;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

@Provider
public class Guard extends GuardFeature {}
