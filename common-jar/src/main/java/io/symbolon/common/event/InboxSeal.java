package io.symbolon.common.event;

/**
 * Hides the texts that wait or are parked in the inbox from whoever reads the database alone: a bean of the service that
 * has some to hide. Thread-safe.
 */
public interface InboxSeal {
    /** For services that are told nothing personal. */
    InboxSeal NONE = new InboxSeal() {
        @Override
        public String seal(String place, String text) {
            return text;
        }

        @Override
        public String open(String place, String sealed) {
            return sealed;
        }
    };

    /**
     * The text as it is kept; that of a long one is no more than twice as long as its UTF-8.
     *
     * @param place the row it is kept in; it opens nowhere else
     */
    String seal(String place, String text);

    /** The text that was sealed; what does not open is given back as it is, no event then and parked with what is kept. */
    String open(String place, String sealed);
}
