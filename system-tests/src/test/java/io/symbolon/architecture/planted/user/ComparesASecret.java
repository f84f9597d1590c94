package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.common.token.Secret;

@Breaks("secrets are compared in constant time")
class ComparesASecret {
    boolean isRight(Secret secret, String presented) {
        return secret.reveal().equals(presented);
    }
}
