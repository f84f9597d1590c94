/**
 * Who speaks, to whom, for what: the nouns of a token; a secret, and what stands for one. Imports nothing from the other
 * packages of this library.
 */
package io.symbolon.common.token;
