package io.symbolon.property.property;

import java.util.List;

/** One page of a list (CONTRACT section 8); {@code next} is absent on the last. */
public record PropertyPage(List<PropertyView> items, String next) {
    /** Makes a page of at most {@code limit} out of one row more than that, which tells whether there is a next page. */
    static PropertyPage of(List<Property> rows, int limit) {
        boolean more = rows.size() > limit;
        List<Property> shown = more ? rows.subList(0, limit) : rows;
        return new PropertyPage(
                shown.stream().map(Property::view).toList(),
                more ? shown.get(limit - 1).cursor().format() : null);
    }
}
