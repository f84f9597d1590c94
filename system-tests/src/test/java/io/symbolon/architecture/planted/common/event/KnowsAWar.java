package io.symbolon.architecture.planted.common.event;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.user.profile.Profile;

@Breaks("the library knows no WAR")
record KnowsAWar(Profile profile) {}
