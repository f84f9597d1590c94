package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;

@Breaks("names say what a thing is")
record ProfileManager() {}
