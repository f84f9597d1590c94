package io.symbolon.common.startup;

/** An exception in one line. */
final class Line {
    private Line() {}

    static String of(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message).strip();
    }
}
