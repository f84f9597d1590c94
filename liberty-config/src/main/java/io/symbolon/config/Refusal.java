package io.symbolon.config;

/** Why the platform cannot be made or is not ready, in one line for whoever typed the command. */
final class Refusal extends RuntimeException {
    Refusal(String line) {
        super(line, null, false, false);
    }
}
