/**
 * Runs inside every server in production, beside the applications: keeps what is not the public's off the public listener.
 * Liberty's own pages are applications like any other, which only such an extension (bells-1.0) can stand in front of.
 */
package io.symbolon.listener;
