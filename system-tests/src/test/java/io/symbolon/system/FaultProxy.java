package io.symbolon.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

        /** Connections are taken, and nothing is ever answered; what one side ends stays open on the other. */
        record Silent() implements State {}

        /** What arrives is not what was sent. */
        record Garbled() implements State {}

        /** Connections lead to somebody else. */
        record Diverted(int port) implements State {}

        /** Each so many-th piece with those words is lost, and the connection with it. */
        record Forgetful(String words, int each) implements State {}
    }

    private final int port;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong said = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ServerSocket door;
    private volatile CompletableFuture<Void> accepting;
    private volatile State state = new State.Sound();

    private FaultProxy(ServerSocket door, int target) {
        this.port = door.getLocalPort();
        this.target = target;
        open(door);
    }

    /** A sound piece of network from a port of its own to that port of this machine. */
    public static FaultProxy to(int port) {
        try {
            return new FaultProxy(listen(0), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return port;
    }

    /** Nobody listens any more: connections end, and each new one is refused, which only its client can count. */
    public void refuse() {
        shut();
        reset();
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

    /** Connections are taken, but nothing comes or goes any more, nor does the end of one. */
    public void silence() {
        state = new State.Silent();
    }

    /** Each octet arrives inverted: over TLS, as records that nobody can read. */
    public void garble() {
        state = new State.Garbled();
    }

    /** Connections that are open are reset; new ones lead to that port of this machine, as if it were the server's. */
    public void divert(int elsewhere) {
        state = new State.Diverted(elsewhere);
        reset();
    }

    /**
     * Each so many-th piece that holds those words is lost, and its connection reset: whoever said them has done so, whoever
     * waits for them does not know.
     */
    public void lose(String words, int each) {
        state = new State.Forgetful(words, each);
    }

    /** Sound again. What has gone wrong on a connection stays so: all are reset, unless nothing has. */
    public void heal() {
        if (!(state instanceof State.Sound)) {
            state = new State.Sound();
            reset();
        }
        if (door.isClosed()) {
            try {
                open(listen(port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Connections reset or led elsewhere, pieces delayed, garbled, swallowed or lost. */
    public long faults() {
        return faults.get();
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 128, InetAddress.getByName("localhost"));
    }

    private void open(ServerSocket listening) {
        door = listening;
        accepting = CompletableFuture.runAsync(() -> accept(listening), threads);
    }

    /** As long as a thread is in {@code accept}, the system takes connections, whether the socket is closed or not. */
    private void shut() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting.join();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                join(listening.accept());
            } catch (IOException ended) {
                if (!listening.isClosed()) {
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
            server.connect(new InetSocketAddress("localhost", destination()));
        } catch (IOException nobody) {
            faults.incrementAndGet();
            abort(client);
            return;
        }
        open.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
    }

    private int destination() {
        if (state instanceof State.Diverted diverted) {
            faults.incrementAndGet();
            return diverted.port();
        }
        return target;
    }

    /** Until either side ends; then both do, unless silence has come between them. */
    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (passes(chunk, read)) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
            if (!isSilent()) {
                to.close();
            }
        } catch (IOException ended) {
            if (!isSilent()) {
                abort(to); // the other side must notice
            }
        } finally {
            open.remove(from);
        }
    }

    private boolean isSilent() {
        return state instanceof State.Silent;
    }

    /**
     * Whether the piece arrives at all, after what it has to go through.
     *
     * @throws IOException when the connection ends there
     */
    private boolean passes(byte[] piece, int length) throws IOException {
        if (state instanceof State.Sound || state instanceof State.Diverted) {
            return true;
        }
        if (state instanceof State.Forgetful forgetful) {
            return remembers(forgetful, new String(piece, 0, length, StandardCharsets.ISO_8859_1));
        }
        faults.incrementAndGet();
        if (state instanceof State.Garbled) {
            invert(piece);
            return true;
        }
        if (state instanceof State.Slow slow) {
            await(slow.delay());
            return true;
        }
        return false;
    }

    private static void invert(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ~octets[i];
        }
    }

    private boolean remembers(State.Forgetful forgetful, String piece) throws IOException {
        if (piece.contains(forgetful.words()) && said.incrementAndGet() % forgetful.each() == 0) {
            faults.incrementAndGet();
            throw new IOException("lost");
        }
        return true;
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
            shut();
        } finally {
            Set.copyOf(open).forEach(this::abort);
            threads.shutdownNow();
        }
    }
}
