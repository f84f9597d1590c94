package io.symbolon.common.page;

import java.util.List;

/**
 * What a {@link Page} of such items looks like, for the description at {@code /openapi}, which reads a type's fields; nothing is
 * ever one. A list's resource names its own: {@code abstract static class Accounts extends PageOf<AccountView> {}}.
 *
 * @param <T> the items
 */
public abstract class PageOf<T> {
    public List<T> items;
    /** The cursor of the next page; absent on the last. */
    public String next;
}
