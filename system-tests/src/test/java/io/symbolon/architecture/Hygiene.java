package io.symbolon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;

/** What no class does, whatever its duty. */
final class Hygiene {
    static final String CONSTANT_TIME = "secrets are compared in constant time";

    private static final Set<String> WALL_CLOCK = Set.of(
            "java.lang.System.currentTimeMillis()",
            "java.util.Date.<init>()",
            "java.util.Calendar.getInstance()",
            "java.util.GregorianCalendar.<init>()");

    private Hygiene() {}

    static List<HouseRule> rules() {
        return List.of(
                new HouseRule("no clock is read but an injected one", noClockRead()),
                new HouseRule("the system's clock is taken at an injection point", systemClockIsInjected()),
                new HouseRule("no java.util.Date of our own", noDate()),
                new HouseRule("nothing is printed", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),
                new HouseRule("names say what a thing is", noEmptyNames()),
                new HouseRule("nobody trusts everybody", noTrustAll()),
                new HouseRule(CONSTANT_TIME, secretsInConstantTime()),
                new HouseRule("threads are the container's", managedThreads()),
                new HouseRule("HTTP is spoken through REST clients", restClients()));
    }

    private static ArchRule noClockRead() {
        return noClasses().should().accessTargetWhere(call("read the wall clock", Hygiene::readsWallClock));
    }

    private static ArchRule systemClockIsInjected() {
        return noClasses()
                .should()
                .accessTargetWhere(call("Clock.system outside an injection point", Hygiene::isSystemClock)
                        .and(DescribedPredicate.describe(
                                "outside a producer or an injected constructor",
                                access -> !isInjectionPoint(access.getOrigin()))));
    }

    /** Nimbus asks for dates: one may be made from an Instant for it, but nothing of ours is one. */
    private static ArchRule noDate() {
        return noClasses().should(House.condition("declare a java.util.Date", type -> type.getMembers().stream()
                .flatMap(member -> member.getAllInvolvedRawTypes().stream())
                .anyMatch(involved -> involved.isEquivalentTo(Date.class))));
    }

    private static ArchRule noEmptyNames() {
        return noClasses().should().haveNameMatching(".*(Impl|Manager|Helpers?|Utils?)");
    }

    private static ArchRule noTrustAll() {
        return noClasses()
                .should()
                .beAssignableTo(X509TrustManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HostnameVerifier.class);
    }

    /** ASVS 11.2.4: not by what ends at the first difference. */
    private static ArchRule secretsInConstantTime() {
        return noCodeUnits()
                .should(House.condition("compare what a Secret reveals, or a hash", Hygiene::comparesWhatItShouldHide));
    }

    private static boolean comparesWhatItShouldHide(JavaCodeUnit unit) {
        List<CodeUnitAccessTarget> called = unit.getMethodCallsFromSelf().stream()
                .<CodeUnitAccessTarget>map(JavaMethodCall::getTarget)
                .toList();
        return called.stream().anyMatch(Hygiene::givesSomethingToHide)
                && called.stream().anyMatch(Hygiene::comparesOpenly);
    }

    private static boolean givesSomethingToHide(CodeUnitAccessTarget target) {
        return Set.of(
                        "io.symbolon.common.token.Secret.reveal",
                        "java.security.MessageDigest.digest",
                        "javax.crypto.Mac.doFinal")
                .contains(target.getOwner().getName() + "." + target.getName());
    }

    private static boolean comparesOpenly(CodeUnitAccessTarget target) {
        return Set.of(String.class.getName(), Objects.class.getName(), Arrays.class.getName())
                        .contains(target.getOwner().getName())
                && Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "compare", "mismatch")
                        .contains(target.getName());
    }

    private static ArchRule managedThreads() {
        return noClasses().should().accessTargetWhere(call("make threads", Hygiene::makesThreads));
    }

    private static ArchRule restClients() {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net.http..");
    }

    private static DescribedPredicate<JavaAccess<?>> call(String description, Predicate<CodeUnitAccessTarget> target) {
        return DescribedPredicate.describe(
                description,
                access -> access.getTarget() instanceof CodeUnitAccessTarget called && target.test(called));
    }

    /** Whatever gives the present moment without being handed a clock. */
    private static boolean readsWallClock(CodeUnitAccessTarget target) {
        boolean now = target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
        return now || WALL_CLOCK.contains(target.getFullName());
    }

    private static boolean isSystemClock(CodeUnitAccessTarget target) {
        return target.getOwner().isEquivalentTo(Clock.class)
                && Set.of("system", "systemUTC", "systemDefaultZone").contains(target.getName());
    }

    private static boolean isInjectionPoint(JavaCodeUnit origin) {
        return origin.isAnnotatedWith(Produces.class)
                || (origin.isConstructor() && origin.isAnnotatedWith(Inject.class));
    }

    /** Threads, timers and pools of one's own, and the common pool behind an {@code *Async} without an executor. */
    private static boolean makesThreads(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean made = target.getName().equals("<init>")
                && (owner.isAssignableTo(Thread.class)
                        || owner.isAssignableTo(Timer.class)
                        || owner.isAssignableTo(AbstractExecutorService.class));
        boolean inCommonPool = owner.isAssignableTo(CompletionStage.class)
                && target.getName().endsWith("Async")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Executor.class));
        return made || inCommonPool || owner.isEquivalentTo(Executors.class);
    }
}
