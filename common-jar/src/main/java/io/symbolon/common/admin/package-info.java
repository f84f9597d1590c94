/**
 * What administrators do at every service. Plain resources without a path: a WAR switches one on by a class of its own that
 * extends it, bears the {@code @Path} and, where the service can look administrators up, what demands that.
 */
package io.symbolon.common.admin;
