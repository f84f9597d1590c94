package io.symbolon.auth.accountmail;

import static io.symbolon.auth.accountmail.Occasion.EMAIL_VERIFICATION;
import static io.symbolon.auth.accountmail.Occasion.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.UserId;
import io.symbolon.common.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkStoreTest {
    @ParameterizedTest
    @EnumSource
    void issueThenOnlyTheHashIsStored(Database vendor) {
        try (Links links = new Links(vendor)) {
            LinkToken token = links.issue(links.account("ada@example.org"), PASSWORD_RESET);
            assertThat(token.value().reveal()).matches("[A-Za-z0-9_-]{43}"); // 256 bits
            assertThat(links.count("hash = '" + token.hash() + "'")).isOne();
            assertThat(links.count("hash = '" + token.value().reveal() + "'")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenUsedOnceThenNotAgain(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            LinkToken token = links.issue(ada, EMAIL_VERIFICATION);
            assertThat(links.find(token, EMAIL_VERIFICATION)).contains(ada);
            assertThat(links.redeem(token, EMAIL_VERIFICATION)).contains(ada);
            assertThat(links.redeem(token, EMAIL_VERIFICATION)).isEmpty();
            assertThat(links.find(token, EMAIL_VERIFICATION)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenManyAtOnceThenOneSucceeds(Database vendor) {
        try (Links links = new Links(vendor)) {
            LinkToken token = links.issue(links.account("ada@example.org"), PASSWORD_RESET);
            List<CompletableFuture<Optional<UserId>>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> links.redeem(token, PASSWORD_RESET)))
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                    .hasSize(1);
        }
    }

    /** Each would wait for the other's link. */
    @ParameterizedTest
    @EnumSource
    void redeemWhenTwoLinksOfOneAccountAtOnceThenOneSucceedsAndNeitherFails(Database vendor) {
        try (Links links = new Links(vendor)) {
            for (int round = 0; round < 10; round++) {
                UserId ada = links.account("ada" + round + "@example.org");
                List<CompletableFuture<Optional<UserId>>> both =
                        List.of(links.issue(ada, PASSWORD_RESET), links.issue(ada, PASSWORD_RESET)).stream()
                                .map(token -> CompletableFuture.supplyAsync(() -> links.redeem(token, PASSWORD_RESET)))
                                .toList();
                assertThat(both.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenForAnotherPurposeOrUnknownThenNothing(Database vendor) {
        try (Links links = new Links(vendor)) {
            LinkToken token = links.issue(links.account("ada@example.org"), EMAIL_VERIFICATION);
            assertThat(links.redeem(token, PASSWORD_RESET)).isEmpty();
            assertThat(links.redeem(links.key.token(UUID.randomUUID()), EMAIL_VERIFICATION))
                    .isEmpty();
            assertThat(links.redeem(token, EMAIL_VERIFICATION)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenItsTimeIsUpThenNothingAndTheSecondBeforeStill(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            LinkToken reset = links.issue(ada, PASSWORD_RESET);
            LinkToken verification = links.issue(ada, EMAIL_VERIFICATION);
            links.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
            assertThat(links.find(reset, PASSWORD_RESET)).isPresent();
            links.clock.advance(Duration.ofSeconds(1));
            assertThat(links.redeem(reset, PASSWORD_RESET)).isEmpty();
            links.clock.advance(Duration.ofHours(24).minusMinutes(30).minusSeconds(1));
            assertThat(links.find(verification, EMAIL_VERIFICATION)).isPresent();
            links.clock.advance(Duration.ofSeconds(1));
            assertThat(links.redeem(verification, EMAIL_VERIFICATION)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenDisabledOrDeletedMeanwhileThenNothing(Database vendor) {
        try (Links links = new Links(vendor)) {
            LinkToken token = links.issue(links.account("ada@example.org"), PASSWORD_RESET);
            links.execute("update account set disabled = true");
            assertThat(links.redeem(token, PASSWORD_RESET)).isEmpty();
            links.execute("update account set disabled = false, email = null, email_key = null");
            assertThat(links.redeem(token, PASSWORD_RESET)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemThenTheAccountsOtherLinksOfTheKindAreVoid(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            LinkToken first = links.issue(ada, PASSWORD_RESET);
            LinkToken second = links.issue(ada, PASSWORD_RESET);
            LinkToken verification = links.issue(ada, EMAIL_VERIFICATION);
            LinkToken another = links.issue(links.account("bob@example.org"), PASSWORD_RESET);
            links.redeem(second, PASSWORD_RESET);
            assertThat(links.redeem(first, PASSWORD_RESET)).isEmpty();
            assertThat(links.redeem(verification, EMAIL_VERIFICATION)).isPresent();
            assertThat(links.redeem(another, PASSWORD_RESET)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void issueWhenThreeWithinTheHourThenNoFourthForThatAccountUntilItIsOver(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            for (int i = 0; i < LinkStore.MOST; i++) {
                assertThat(links.issue(ada, PASSWORD_RESET)).isNotNull();
            }
            assertThat(links.issue(ada, PASSWORD_RESET)).isNull();
            assertThat(links.issue(ada, EMAIL_VERIFICATION))
                    .as("of another kind")
                    .isNotNull();
            assertThat(links.issue(links.account("bob@example.org"), PASSWORD_RESET))
                    .isNotNull();
            links.clock.advance(Duration.ofHours(1).minusSeconds(1));
            assertThat(links.issue(ada, PASSWORD_RESET)).isNull();
            links.clock.advance(Duration.ofSeconds(1));
            assertThat(links.issue(ada, PASSWORD_RESET)).isNotNull();
            assertThat(links.count("account_id = '" + ada + "'")).isEqualTo(2); // the expired ones are forgotten
        }
    }

    @ParameterizedTest
    @EnumSource
    void issueWhenManyAtOnceThenThree(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            List<CompletableFuture<LinkToken>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> links.issue(ada, PASSWORD_RESET)))
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).filter(Objects::nonNull))
                    .hasSize(LinkStore.MOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void issueWhenTheLetterIsCarriedAgainThenTheSameLinkWithItsTimeAnew(Database vendor) {
        try (Links links = new Links(vendor)) {
            UserId ada = links.account("ada@example.org");
            UUID letter = UUID.randomUUID();
            LinkToken token = links.issue(letter, ada, PASSWORD_RESET);
            links.issue(ada, PASSWORD_RESET);
            links.issue(ada, PASSWORD_RESET);
            links.clock.advance(Duration.ofMinutes(20));
            assertThat(links.issue(letter, ada, PASSWORD_RESET)).isEqualTo(token);
            links.clock.advance(Duration.ofMinutes(20));
            assertThat(links.redeem(token, PASSWORD_RESET)).contains(ada);
        }
    }
}
