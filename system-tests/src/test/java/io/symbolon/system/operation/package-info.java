/** The platform as its operators see it: health, metrics, logs, traces, secrets. */
package io.symbolon.system.operation;
