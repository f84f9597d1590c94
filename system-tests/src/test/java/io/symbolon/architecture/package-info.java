/**
 * The rules of the house, checked on the compiled classes of every module. Each is shown to fail on a violation planted
 * for it in {@code planted}, a small copy of the package tree; a rule that matches nothing fails too.
 */
package io.symbolon.architecture;
