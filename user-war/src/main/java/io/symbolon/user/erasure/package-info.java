/** Users leave: their account is ended by auth, on their behalf; what is known of them here goes once auth confirms it. */
package io.symbolon.user.erasure;
