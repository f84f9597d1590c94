/**
 * What must hold before a service takes its first request. A server that must not run says why in one line a fault, each
 * naming the setting, and ends: a half-started server answers, and nobody reads its log.
 */
package io.symbolon.common.startup;
