package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What hostile bodies leave behind: live objects of each server after a round of all of them, and after {@code ROUNDS} more
 * (by default {@value #USUAL}).
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=MemoryProof</pre>
 */
@SystemTest
class MemoryProof {
    private static final System.Logger LOG = System.getLogger(MemoryProof.class.getName());
    private static final String USUAL = "5";
    /** Octets: those who registered meanwhile, with their sessions; a leak of a thousandth of what was sent is more. */
    private static final long MOST = 16L << 20;

    private final Symbolon symbolon;

    MemoryProof(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void liveObjectsWhenHostileBodiesGoOnThenNoMore() {
        int rounds = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", USUAL));
        round();
        Map<Service, Long> before = live();
        int requests = 0;
        for (int i = 0; i < rounds; i++) {
            requests += round();
            LOG.log(System.Logger.Level.INFO, "after {0} requests: {1}", requests, live());
        }
        Map<Service, Long> after = live();
        LOG.log(System.Logger.Level.INFO, "{0} requests; octets before {1}, after {2}", requests, before, after);
        before.forEach((service, octets) ->
                assertThat(after.get(service) - octets).as(service.toString()).isLessThan(MOST));
    }

    private int round() {
        int requests = 0;
        for (Service service : Service.values()) {
            for (Torture torture : Torture.all(symbolon, service)) {
                requests += torture.run();
            }
        }
        return requests;
    }

    private Map<Service, Long> live() {
        Map<Service, Long> live = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            live.put(service, symbolon.of(service).process().liveOctets());
        }
        return live;
    }
}
