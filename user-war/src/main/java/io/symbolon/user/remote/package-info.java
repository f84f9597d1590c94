/** What auth's refusals say. */
package io.symbolon.user.remote;
