/**
 * Runs inside every server whose database is an H2 file: keeps the file small.
 *
 * <p>With {@code WRITE_DELAY=0}, without which a killed server loses what it had answered, H2 2.4 writes each commit into a
 * chunk of its own, some 30 KB of which a tenth stays in use, and puts chunks together only when the database is closed: the
 * thread that would do it before is the one that delays. So the file of a trail grew by 5 KB a record, and the heap by some
 * 40 octets that say where its chunks lie. The URL {@code jdbc:gathering:h2:…} is H2's own with a thread beside it that puts
 * them together all the time.
 */
package io.symbolon.h2;
