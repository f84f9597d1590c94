package io.symbolon.property.property;

/**
 * What became of a wish to change or remove a property. Immutable.
 *
 * @param result the property as it is now, or was last; null when the precondition did not hold
 */
record Edit(PropertyView result) {
    /** The precondition did not hold; nothing has changed. */
    static final Edit REFUSED = new Edit(null);

    static Edit done(PropertyView result) {
        return new Edit(result);
    }

    boolean isDone() {
        return result != null;
    }
}
