/**
 * An application of somebody who has never seen the four services: two services' worth of it in one small WAR, which depends
 * on common-jar alone. {@code StockClient} and the way {@code OrderResource} uses it are all that a caller writes.
 */
package io.symbolon.sample;
