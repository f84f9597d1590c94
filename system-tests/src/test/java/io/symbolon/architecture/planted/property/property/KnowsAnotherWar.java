package io.symbolon.architecture.planted.property.property;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.user.profile.Profile;

@Breaks("no WAR knows another")
record KnowsAnotherWar(Profile profile) {}
