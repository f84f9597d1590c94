package io.symbolon.architecture.planted.user;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

class ContainerResources {
    @PersistenceContext
    EntityManager entities;
}
