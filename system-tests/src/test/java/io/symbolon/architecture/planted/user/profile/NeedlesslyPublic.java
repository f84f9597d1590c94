package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;

@Breaks("public only with a reason")
public class NeedlesslyPublic {}
