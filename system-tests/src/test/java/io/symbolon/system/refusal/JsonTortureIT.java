package io.symbolon.system.refusal;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SECURITY R59: whatever stands in a body, every operation that may have one refuses it or does what it says. */
@SystemTest
class JsonTortureIT {
    private final Symbolon symbolon;

    JsonTortureIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @TestFactory
    Stream<DynamicTest> bodiesWhenHostileThenRefusedOrTakenButNeverAServersErrorR59() {
        return Arrays.stream(Service.values())
                .flatMap(service -> Torture.all(symbolon, service).stream())
                .map(torture -> DynamicTest.dynamicTest(torture.toString(), torture::run));
    }
}
