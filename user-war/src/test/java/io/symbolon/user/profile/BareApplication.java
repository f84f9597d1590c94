package io.symbolon.user.profile;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Wants no guard. */
@ApplicationPath("/")
public class BareApplication extends Application {}
