package io.symbolon.user.lifecycle;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Handling;
import io.symbolon.user.lifecycle.Account.State;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What this service does about each event of auth. A deletion is noted, and everything goes on until auth has confirmed it;
 * then it is final, what the profile holds is erased, and a late creation makes none. Thread-safe.
 */
@Dependent
public final class AccountEvents implements Handler {
    private final AccountStore accounts;
    private final Creation creation;
    private final Activity activity;
    private final Clock clock;

    @Inject
    AccountEvents(AccountStore accounts, Creation creation, Activity activity, Clock clock) {
        this.accounts = accounts;
        this.creation = creation;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public Handling handle(CloudEvent event) {
        return switch (event.name()) {
            case "USER_CREATED" ->
                with(event, UserCreated.class, UserCreated::isComplete, data -> creation.of(data, event));
            case "USER_LOGGED_OUT" ->
                with(event, UserLoggedOut.class, UserLoggedOut::isComplete, data -> activity.of(data, event.time()));
            case "USER_DISABLED" -> change(event, State.DISABLED);
            case "USER_ENABLED" -> change(event, State.ACTIVE);
            case "USER_DELETED" -> onAccount(event, (account, told) -> account.deletionTold(clock.instant()));
            default -> Handling.refused("a type not known here");
        };
    }

    private Handling change(CloudEvent event, State state) {
        return onAccount(event, (account, told) -> account.change(state, told.version()));
    }

    private Handling onAccount(CloudEvent event, BiConsumer<Account, UserChanged> effect) {
        return with(
                event,
                UserChanged.class,
                UserChanged::isComplete,
                data -> effect.accept(accounts.lock(data.user()), data));
    }

    private static <T> Handling with(CloudEvent event, Class<T> type, Predicate<T> isComplete, Consumer<T> effect) {
        Optional<T> data = event.dataAs(type).filter(isComplete);
        data.ifPresent(effect);
        return data.isPresent() ? Handling.done() : Handling.refused("data that its type does not allow");
    }
}
