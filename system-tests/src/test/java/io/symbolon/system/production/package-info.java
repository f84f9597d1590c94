/** auth and property as an operator runs them: two listeners, own secrets, an own authority, a proxy in front. */
package io.symbolon.system.production;
