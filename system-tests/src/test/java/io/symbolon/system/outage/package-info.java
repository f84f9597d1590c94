/**
 * What the platform does while one of its services is away, slow or wrong, and while two servers of a service are one: on
 * one platform whose network can break ({@link io.symbolon.system.BrittlePlatform}).
 */
package io.symbolon.system.outage;
