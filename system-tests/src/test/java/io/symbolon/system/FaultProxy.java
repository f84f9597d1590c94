package io.symbolon.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server as a piece of network that can break: it passes octets on, TLS and all, until it is
 * told otherwise. A fault test counts only if the fault has happened: {@link #faults()} tells how often. Thread-safe.
 *
 * <pre>{@code
 * try (FaultProxy network = FaultProxy.to(symbolon.property().url().getPort())) {
 *     network.cut();
 *     …
 *     network.heal();
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 8192;

    /** What happens to traffic. */
    private sealed interface State {
        record Sound() implements State {}

        /** Nobody is there: connections end as soon as they are made. */
        record Cut() implements State {}

        /** Each piece is passed on so much later. */
        record Slow(Duration delay) implements State {}

        /** Connections are taken, and nothing is ever answered. */
        record Silent() implements State {}
    }

    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong faults = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile State state = new State.Sound();

    private FaultProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
        threads.execute(this::accept);
    }

    /** A sound piece of network from a port of its own to that port of this machine. */
    public static FaultProxy to(int port) {
        try {
            return new FaultProxy(new ServerSocket(0, 128, InetAddress.getByName("localhost")), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** All connections are reset, and so is each new one. */
    public void cut() {
        state = new State.Cut();
        reset();
    }

    /** Connections that are open are reset once; new ones are sound. */
    public void reset() {
        for (Socket socket : Set.copyOf(open)) {
            faults.incrementAndGet();
            abort(socket);
        }
    }

    /** Everything arrives so much later. */
    public void delay(Duration each) {
        state = new State.Slow(each);
    }

    /** Connections are taken, but nothing comes back any more. */
    public void silence() {
        state = new State.Silent();
    }

    /** Sound again. What was silent stays so: a client has to connect anew. */
    public void heal() {
        state = new State.Sound();
    }

    /** Connections reset or refused, pieces delayed or swallowed. */
    public long faults() {
        return faults.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException ended) {
                if (!door.isClosed()) {
                    faults.incrementAndGet();
                }
            }
        }
    }

    private void join(Socket client) throws IOException {
        if (state instanceof State.Cut) {
            faults.incrementAndGet();
            abort(client);
            return;
        }
        Socket server = new Socket();
        open.add(client);
        try {
            server.connect(new InetSocketAddress("localhost", target));
        } catch (IOException nobody) {
            abort(client);
            return;
        }
        open.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
    }

    /** Until either side ends; then both do. */
    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (suffers()) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
        } catch (IOException ended) {
            abort(to); // the other side must notice
        } finally {
            open.remove(from);
        }
    }

    /** Whether the piece arrives at all, after what it has to go through. */
    private boolean suffers() throws IOException {
        if (state instanceof State.Sound) {
            return true;
        }
        faults.incrementAndGet();
        if (state instanceof State.Slow slow) {
            await(slow.delay());
            return true;
        }
        return false;
    }

    /** Returns early, with a failure, when the proxy closes. */
    private void await(Duration delay) throws IOException {
        try {
            if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** With a reset (RST) rather than an orderly end. */
    private void abort(Socket socket) {
        open.remove(socket);
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            open.remove(socket);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Set.copyOf(open).forEach(this::abort);
            threads.shutdownNow();
        }
    }
}
