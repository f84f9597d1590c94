/** The service registry for administrators: services, their tokens and their keys (CONTRACT section 4). */
package io.symbolon.auth.registry;
