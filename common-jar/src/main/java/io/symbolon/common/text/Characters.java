package io.symbolon.common.text;

/** Which characters are text: what can be stored, shown, and does not rearrange what stands around it. */
public final class Characters {
    private Characters() {}

    /** Not a control character, half of a pair, a line or paragraph separator, or one that turns text round. */
    public static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isBidiControl(codePoint);
        };
    }

    /** Whether there is nothing to be seen of it: blanks of all kinds, and what only shapes or joins others. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(it -> Character.isWhitespace(it)
                        || Character.isSpaceChar(it)
                        || Character.getType(it) == Character.FORMAT);
    }

    /** Unicode UAX #9, explicit embeddings, overrides and isolates: they turn round text that is not theirs. */
    private static boolean isBidiControl(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
