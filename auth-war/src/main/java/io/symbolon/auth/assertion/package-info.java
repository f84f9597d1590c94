/** How clients prove themselves by their keys: {@code private_key_jwt} (RFC 7523, OpenID Connect Core §9). */
package io.symbolon.auth.assertion;
