/** What administrators are and do. So far: how the first one comes to be. */
package io.symbolon.auth.administration;
