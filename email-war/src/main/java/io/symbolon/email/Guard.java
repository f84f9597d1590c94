package io.symbolon.email;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Turns the guard on for every resource here. */
@Provider
public class Guard extends GuardFeature {}
