package io.symbolon.user.authentication;

/** One of a user's properties as their token tells it, and what they are to it. */
public record PropertyClaim(String propertyId, String name, String role) {
    boolean isWhole() {
        return propertyId != null && name != null && role != null;
    }
}
