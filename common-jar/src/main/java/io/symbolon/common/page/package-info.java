/** Lists in pages: {@code ?limit=&cursor=} in, {@code {items, next?}} and {@code Link} out (CONTRACT section 8). */
package io.symbolon.common.page;
