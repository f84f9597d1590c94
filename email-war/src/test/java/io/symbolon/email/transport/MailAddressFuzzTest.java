package io.symbolon.email.transport;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text that is called an address. */
class MailAddressFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void textThenNoAddressOrOneAlone(byte[] octets) {
        AddressLaws.hold(new String(octets, StandardCharsets.UTF_8));
    }
}
