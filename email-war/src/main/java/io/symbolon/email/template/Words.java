package io.symbolon.email.template;

/**
 * What a mail says; of text and HTML one may be null, and so may the language.
 *
 * @param language of the words (BCP 47); of a template's, the one asked for or the nearest there is
 */
public record Words(String language, String subject, String text, String html) {
    /** The same under another subject. */
    public Words under(String another) {
        return new Words(language, another, text, html);
    }

    /** It may hold a one-use link. */
    @Override
    public String toString() {
        return "words in " + language;
    }
}
