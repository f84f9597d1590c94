package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.persistence.EntityManager;

@Breaks("EntityManager only in stores")
record Profiles(EntityManager entities) {}
