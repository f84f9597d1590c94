package io.symbolon.sample;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Naming the guard switches it on. */
@Provider
public class ShopGuard extends GuardFeature {}
