package io.symbolon.architecture.planted.user.profile;

import jakarta.persistence.EntityManager;

record ProfileStore(EntityManager entities) {}
