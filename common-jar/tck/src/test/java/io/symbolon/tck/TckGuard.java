package io.symbolon.tck;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Goes into each archive of the TCK that wants tokens. */
@Provider
public class TckGuard extends GuardFeature {}
