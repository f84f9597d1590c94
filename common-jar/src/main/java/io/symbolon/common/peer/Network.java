package io.symbolon.common.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of network addresses, such as {@code 10.0.0.0/8}; a bare address is a block of one. Immutable. */
public final class Network {
    /** Only literals: a name would be looked up, and so would {@code 1.2.3.999}. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";

    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");
    /** What one subscriber has of IPv6 (RFC 6177). */
    private static final int SUBSCRIBER_BITS = 64;

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.prefix = masked(address, bits);
        this.bits = bits;
    }

    /** Parses {@code address} or {@code address/bits}; empty when it is neither. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        try {
            return address.map(it -> new Network(it, bits(text, slash, it.length * 8)));
        } catch (IllegalArgumentException absurd) {
            return Optional.empty();
        }
    }

    /** The network an attacker has to himself: an IPv4 address, or the /64 of an IPv6 one; any other text stays as it is. */
    public static String around(String address) {
        return address(address)
                .map(it -> it.length == 16 ? new Network(it, SUBSCRIBER_BITS).toString() : text(it))
                .orElse(address);
    }

    /** Whether the address, a literal, is in this block. */
    public boolean contains(String address) {
        return address(address)
                .filter(it -> it.length == prefix.length && Arrays.equals(masked(it, bits), prefix))
                .isPresent();
    }

    /** An IPv4 address within IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 one. */
    private static Optional<byte[]> address(String text) {
        if (text == null || !LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static int bits(String text, int slash, int most) {
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("no prefix length");
        }
        return bits;
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - 8 * i));
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }

    @Override
    public String toString() {
        return text(prefix) + "/" + bits;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of no known length", impossible);
        }
    }
}
