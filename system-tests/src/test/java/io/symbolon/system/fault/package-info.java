/** What the platform survives: servers killed between two steps, a broker or a database that is away, messages nobody understands. */
package io.symbolon.system.fault;
