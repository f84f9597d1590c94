package io.symbolon.common.problem;

/** A setting is missing or absurd. The words name the setting and no value: the log tells them, unlike others' words. */
public final class Misconfiguration extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param words without any value of a setting that may be a secret */
    public Misconfiguration(String words) {
        this(words, null);
    }

    /** @param cause what the setting fails by; its words are told nobody */
    public Misconfiguration(String words, Exception cause) {
        super(words, cause);
    }
}
