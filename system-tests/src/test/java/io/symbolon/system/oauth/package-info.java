/** The authorization server as clients know it that were written for any other. */
package io.symbolon.system.oauth;
