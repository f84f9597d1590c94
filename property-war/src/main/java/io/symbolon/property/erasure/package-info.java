/** Forgetting the users whom auth has deleted: told by an event, confirmed by auth itself. */
package io.symbolon.property.erasure;
