/** What becomes of properties in the life of the account they belong to, as auth tells it. */
package io.symbolon.property.lifecycle;
