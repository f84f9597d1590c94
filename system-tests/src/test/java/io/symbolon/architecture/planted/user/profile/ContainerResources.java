package io.symbolon.architecture.planted.user.profile;

import io.symbolon.architecture.planted.Breaks;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

@Breaks("no field injection")
class ContainerResources {
    @PersistenceContext
    EntityManager outsideTheRootPackage;
}
