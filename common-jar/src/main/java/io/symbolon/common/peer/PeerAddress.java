package io.symbolon.common.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The true address of a request's peer (SECURITY R43): the other end of the connection, unless that is a proxy named by
 * {@code http.trusted-proxies} (addresses and blocks, separated by commas; default none). Then it is what the proxies wrote
 * into {@code X-Forwarded-For}, read from the right, as far as trusted ones wrote it (RFC 9700 §4.13). Thread-safe.
 */
@ApplicationScoped
public class PeerAddress {
    /** The setting. */
    public static final String TRUSTED_PROXIES = "http.trusted-proxies";

    private static final String NO_ADDRESS = "holds something that is no address";
    private static final String FORWARDED = "X-Forwarded-For";

    private final List<Network> trusted;

    PeerAddress() { // CDI proxy
        this(List.of());
    }

    /** @throws IllegalArgumentException when {@code http.trusted-proxies} names something else */
    @Inject
    PeerAddress(Config config) {
        this(networks(config.getOptionalValue(TRUSTED_PROXIES, String.class).orElse("")));
    }

    private PeerAddress(List<Network> trusted) {
        this.trusted = trusted;
    }

    /** Where the request comes from. */
    public String of(HttpServletRequest request) {
        String peer = withoutZone(request.getRemoteAddr());
        return isTrusted(peer) ? of(peer, Collections.list(request.getHeaders(FORWARDED))) : peer;
    }

    /** RFC 4007 §11: {@code fe80::1%eth0} names an interface of this machine's. */
    static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    String of(String peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(line -> hops.addAll(Arrays.asList(line.split(","))));
        Collections.reverse(hops);
        String known = peer;
        for (String hop : hops) {
            String address = hop.strip();
            if (!isTrusted(known) || Network.parse(address).isEmpty()) {
                return known;
            }
            known = address;
        }
        return known;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** What is wrong with a value of {@code http.trusted-proxies}; empty when nothing is. */
    public static Optional<String> faultOf(String proxies) {
        return parsed(proxies).allMatch(Optional::isPresent) ? Optional.empty() : Optional.of(NO_ADDRESS);
    }

    static PeerAddress behind(String proxies) {
        return new PeerAddress(networks(proxies));
    }

    private static List<Network> networks(String list) {
        return parsed(list)
                .map(it -> it.orElseThrow(() -> new IllegalArgumentException(TRUSTED_PROXIES + " " + NO_ADDRESS)))
                .toList();
    }

    private static Stream<Optional<Network>> parsed(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::parse);
    }
}
