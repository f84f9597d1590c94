/**
 * What is done again: at a pace while a server runs, or ever later until it succeeds. Imports nothing from the other packages
 * of this library.
 */
package io.symbolon.common.task;
