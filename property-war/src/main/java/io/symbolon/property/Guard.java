package io.symbolon.property;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Turns the guard on for this application. */
@Provider
public class Guard extends GuardFeature {}
