package io.symbolon.common.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Law;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** XACML 3.0 deny-overrides: a denial decides wherever it stands, and without any permission nothing is permitted. */
class PoliciesPropertyTest {
    private static final AccessRequest REQUEST = Requests.byOwner("read");

    /** A policy in the abstract: what it says when it is about the request, and whether it is. */
    record Rule(boolean denies, boolean applies) {
        Policy named(String name) {
            return denies ? Policy.deny(name, it -> applies) : Policy.permit(name, it -> applies);
        }
    }

    @Law
    void decisionWhenAnyPoliciesThenADenialOverridesAndSilenceDenies(@ForAll("rules") List<Rule> rules) {
        boolean denied = rules.stream().anyMatch(rule -> rule.denies() && rule.applies());
        boolean permitted = rules.stream().anyMatch(rule -> !rule.denies() && rule.applies());

        Decision decision = policies(rules).decide(REQUEST);

        assertThat(decision.isPermit()).isEqualTo(permitted && !denied);
        assertThat(decision.effect()).isNotEqualTo(Effect.ABSTAIN);
        assertThat(decision.policy()).isEqualTo(first(rules, denied, permitted));
    }

    @Law
    void decisionWhenTheirOrderChangesThenTheSameEffect(@ForAll("shuffled") List<List<Rule>> orders) {
        assertThat(orders)
                .extracting(rules -> policies(rules).decide(REQUEST).effect())
                .containsOnly(policies(orders.get(0)).decide(REQUEST).effect());
    }

    @Law
    void decisionWhenADenialJoinsThenNothingIsPermittedAnyMore(@ForAll("rules") List<Rule> rules) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rules.size() / 2, new Rule(true, true));

        assertThat(policies(more).decide(REQUEST).isPermit()).isFalse();
    }

    private static Policies policies(List<Rule> rules) {
        Policy[] named = new Policy[rules.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = rules.get(i).named("rule-" + i);
        }
        return Policies.of(named);
    }

    /** The name an audit record cites. */
    private static String first(List<Rule> rules, boolean denied, boolean permitted) {
        Rule decisive = new Rule(denied, true);
        return denied || permitted ? "rule-" + rules.indexOf(decisive) : Policies.NOTHING_PERMITS;
    }

    @Provide
    static Arbitrary<List<Rule>> rules() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Rule::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    static Arbitrary<List<List<Rule>>> shuffled() {
        return rules().flatMap(rules -> Arbitraries.shuffle(rules).list().ofSize(4));
    }
}
