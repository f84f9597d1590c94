package io.symbolon.common.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.function.Function;

/** One page of a list; {@code next} is null on the last. Immutable. */
public record Page(List<?> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The answer.
     *
     * @param rows as many as {@link PageRequest#rows()} if there are
     * @param path of the list
     * @param key of an item, by which its place is found again
     */
    public static <T> Response answer(PageRequest asked, List<T> rows, String path, Function<T, String> key) {
        return answer(asked, rows, UriBuilder.fromPath(path), key);
    }

    /**
     * The answer of a list that is asked for by more than a place.
     *
     * @param list its address with what else was asked for
     */
    public static <T> Response answer(PageRequest asked, List<T> rows, UriBuilder list, Function<T, String> key) {
        boolean more = rows.size() > asked.limit();
        List<T> items = more ? rows.subList(0, asked.limit()) : rows;
        String next = more ? PageRequest.cursor(key.apply(items.get(items.size() - 1))) : null;
        Response.ResponseBuilder answer =
                Response.ok(new Page(items, next)).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return more
                ? answer.link(
                                list.queryParam("limit", asked.limit())
                                        .queryParam("cursor", next)
                                        .build(),
                                "next")
                        .build()
                : answer.build();
    }
}
