package io.symbolon.email.sending;

import io.github.bucket4j.TimeMeter;
import io.symbolon.common.startup.DeploymentMode;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.MailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Keeps a service from flooding the queue, and anybody's mailbox from being flooded. Counted by each server. Thread-safe. */
@ApplicationScoped
class SendLimits {
    private final Optional<Allowance> callers;
    private final Optional<Allowance> recipients;

    SendLimits() { // CDI proxy
        this.callers = Optional.empty();
        this.recipients = Optional.empty();
    }

    @Inject
    SendLimits(Config config) {
        this(settings(config), TimeMeter.SYSTEM_NANOTIME);
    }

    SendLimits(LimitSettings settings, TimeMeter time) {
        this.callers = allowance(settings.caller(), Duration.ofMinutes(1), time);
        this.recipients = allowance(settings.recipient(), Duration.ofHours(1), time);
    }

    /** How long to wait before this mail; zero when it may be sent now, and counts. */
    Duration wait(ServiceName caller, List<MailAddress> to) {
        Duration wait = callers.map(each -> each.take(caller.value())).orElse(Duration.ZERO);
        if (!wait.isZero()) {
            return wait;
        }
        Duration refused = recipients.map(each -> take(each, to)).orElse(Duration.ZERO);
        if (!refused.isZero()) {
            callers.ifPresent(each -> each.giveBack(caller.value()));
        }
        return refused;
    }

    /** All or none. */
    private static Duration take(Allowance allowance, List<MailAddress> to) {
        List<String> taken = new ArrayList<>();
        for (MailAddress address : to) {
            String name = address.value().toLowerCase(Locale.ROOT);
            Duration wait = allowance.take(name);
            if (!wait.isZero()) {
                taken.forEach(allowance::giveBack);
                return wait;
            }
            taken.add(name);
        }
        return Duration.ZERO;
    }

    private static Optional<Allowance> allowance(int most, Duration span, TimeMeter time) {
        return most == 0 ? Optional.empty() : Optional.of(new Allowance(most, span, time));
    }

    private static LimitSettings settings(Config config) {
        boolean isDevelopment = DeploymentMode.of(config).isDevelopment();
        return new LimitSettings(
                config.getOptionalValue("mail.limit.caller", Integer.class).orElse(isDevelopment ? 0 : 120_000),
                config.getOptionalValue("mail.limit.recipient", Integer.class).orElse(isDevelopment ? 0 : 100));
    }
}
