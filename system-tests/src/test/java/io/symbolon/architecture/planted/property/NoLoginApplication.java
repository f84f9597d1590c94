package io.symbolon.architecture.planted.property;

import io.symbolon.architecture.planted.Breaks;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@Breaks("each application is guarded")
@ApplicationPath("/")
public class NoLoginApplication extends Application {}
