/** Replacing the signing keys by hand: in good order, or because one is in the wrong hands. */
package io.symbolon.auth.rotation;
