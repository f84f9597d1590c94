package io.symbolon.system.production;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;

/** The first word of a TLS client (RFC 5246 §7.4.1.2) in versions that no client of today's JDK would speak. */
final class Greeting {
    private static final int PATIENCE = 20_000; // milliseconds

    /** ECDHE with ECDSA or RSA, AES with GCM and CBC: what a server of TLS 1.2 or of TLS 1.1 can choose from. */
    private static final String SUITES = "c02bc02fc009c013";
    /** Groups: P-256 and P-384; points: uncompressed; signatures: ECDSA and RSA with SHA-256. */
    private static final String EXTENSIONS = "000a0006000400170018" + "000b00020100" + "000d00080006040308040401";

    private Greeting() {}

    /** What the server says first. */
    static byte[] ofTls11(int port) throws IOException {
        return answerTo(2, port);
    }

    static byte[] ofTls12(int port) throws IOException {
        return answerTo(3, port);
    }

    private static byte[] answerTo(int minor, int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(record(22, minor, handshake(hello(minor))));
            return socket.getInputStream().readNBytes(7);
        }
    }

    private static byte[] hello(int minor) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        out.write(new byte[] {3, (byte) minor});
        out.write(new byte[32]); // random
        out.writeByte(0); // no session
        write(out, SUITES);
        out.write(new byte[] {1, 0}); // no compression
        write(out, EXTENSIONS);
        return octets.toByteArray();
    }

    private static void write(DataOutputStream out, String hex) throws IOException {
        byte[] octets = HexFormat.of().parseHex(hex);
        out.writeShort(octets.length);
        out.write(octets);
    }

    private static byte[] handshake(byte[] hello) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        out.writeInt(1 << 24 | hello.length); // ClientHello
        out.write(hello);
        return octets.toByteArray();
    }

    private static byte[] record(int type, int minor, byte[] content) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        out.write(new byte[] {(byte) type, 3, (byte) minor});
        out.writeShort(content.length);
        out.write(content);
        return octets.toByteArray();
    }
}
