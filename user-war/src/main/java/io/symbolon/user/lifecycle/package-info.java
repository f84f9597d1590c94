/** What becomes of a user here when something becomes of their account: auth tells by events, in any order. */
package io.symbolon.user.lifecycle;
