/** How the first administrator comes to be. */
package io.symbolon.auth.administration;
