package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

@Breaks("secrets are compared in constant time")
class ComparesAHash {
    boolean isRight(byte[] stored, byte[] presented) throws NoSuchAlgorithmException {
        return Arrays.equals(stored, MessageDigest.getInstance("SHA-256").digest(presented));
    }
}
