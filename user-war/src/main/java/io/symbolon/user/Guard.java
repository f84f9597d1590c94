package io.symbolon.user;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Naming the guard turns it on. */
@Provider
public class Guard extends GuardFeature {}
