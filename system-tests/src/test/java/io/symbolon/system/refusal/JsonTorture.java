package io.symbolon.system.refusal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bodies that have broken readers of JSON.
 *
 * @see <a href="https://github.com/nst/JSONTestSuite">Parsing JSON is a Minefield</a>
 */
final class JsonTorture {
    /** @param json whether RFC 8259 calls it JSON, in UTF-8 and without ambiguity: then it may be taken */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Body(String name, byte[] octets, boolean json) {}

    /** Octets that fit the smallest limit of a body. */
    private static final int LONG = 60_000;

    private static final int DEEP = 10_000;

    private static final Map<String, String> NO_JSON = Map.ofEntries(
            Map.entry("nothing", ""),
            Map.entry("white space", " \t\r\n"),
            Map.entry("open object", "{"),
            Map.entry("open member", "{\"a\":"),
            Map.entry("open string", "{\"a\":\"" + Contract.MARK),
            Map.entry("wrong bracket", "{\"a\":1]"),
            Map.entry("comma too many", "{\"a\":1,}"),
            Map.entry("no comma", "{\"a\":1 \"b\":2}"),
            Map.entry("no quotes", "{a:1}"),
            Map.entry("single quotes", "{'a':1}"),
            Map.entry("comment", "{\"a\":1/* */}"),
            Map.entry("trailing word", "{}" + Contract.MARK),
            Map.entry("trailing object", "{}{}"),
            Map.entry("trailing NUL", "{}\u0000"),
            Map.entry("leading NUL", "\u0000{}"),
            Map.entry("leading zero", "{\"a\":01}"),
            Map.entry("plus", "{\"a\":+1}"),
            Map.entry("bare point", "{\"a\":.5}"),
            Map.entry("hexadecimal", "{\"a\":0x1f}"),
            Map.entry("no number", "{\"a\":NaN}"),
            Map.entry("infinity", "{\"a\":-Infinity}"),
            Map.entry("bad escape", "{\"a\":\"\\x41\"}"),
            Map.entry("half an escape", "{\"a\":\"\\u00\"}"),
            Map.entry("raw control character", "{\"a\":\"\u0001\"}"),
            Map.entry("raw line end", "{\"a\":\"\n\"}"),
            Map.entry("unclosed arrays", "{\"a\":" + "[".repeat(DEEP)),
            Map.entry("unclosed objects", "{\"a\":".repeat(DEEP)),
            Map.entry(
                    "XML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            Map.entry("form", "email=a&password=b"));

    /** JSON, but not an object, or one that no reader of ours may take. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("null", "null"),
            Map.entry("true", "true"),
            Map.entry("number", "-0"),
            Map.entry("huge number", "9".repeat(LONG)),
            Map.entry("string", "\"" + Contract.MARK + "\""),
            Map.entry("array", "[]"),
            Map.entry("array of an object", "[{}]"),
            Map.entry("array with a type", "[\"java.util.HashMap\",{}]"),
            Map.entry("deep arrays", "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
            Map.entry("deep objects", "{\"a\":".repeat(DEEP / 2) + "1" + "}".repeat(DEEP / 2)),
            Map.entry("deep top", "[".repeat(DEEP) + "]".repeat(DEEP)),
            Map.entry("long name", "{\"" + "a".repeat(LONG) + "\":1}"),
            Map.entry("no name", "{\"\":1}"),
            Map.entry("name of half a pair", "{\"\\ud800\":1}"),
            Map.entry("prototype", "{\"__proto__\":{\"admin\":true}}"),
            Map.entry("type", "{\"@class\":\"java.lang.Runtime\",\"@type\":\"java.lang.Runtime\"}"),
            Map.entry(
                    "many members",
                    IntStream.range(0, 5000)
                            .mapToObj(member -> "\"m" + member + "\":0")
                            .collect(Collectors.joining(",", "{", "}"))));

    /** What a member may be given; each is JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0",
            "1e999",
            "-1e-999",
            "1E400000000",
            "9".repeat(400),
            "0." + "1".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\r\\nBcc: eve@example.org\"",
            "\"\u202e\u2066\ufeff\"",
            "\"" + "a".repeat(LONG / 20) + "\"",
            "\"" + ".".repeat(LONG / 20) + "\"",
            "[]",
            "[null]",
            "[[[[[[[[]]]]]]]]",
            "{}",
            "{\"a\":{\"a\":{\"a\":null}}}");

    private JsonTorture() {}

    /** All of them, for a body with such members. */
    static List<Body> bodies(List<String> members) {
        List<Body> bodies = new ArrayList<>();
        NO_JSON.forEach((name, text) -> bodies.add(broken(name, text.getBytes(StandardCharsets.UTF_8))));
        REFUSED.forEach((name, text) -> bodies.add(broken(name, text.getBytes(StandardCharsets.UTF_8))));
        addEncodings(bodies, members.isEmpty() ? "{\"a\":1}" : all(members, "\"\""));
        for (String member : members) {
            bodies.add(
                    broken("two of " + member, utf8("{" + pair(member, "\"a\"") + "," + pair(member, "\"b\"") + "}")));
            VALUES.forEach(value -> bodies.add(sound(member, value, "{" + pair(member, value) + "}")));
        }
        if (!members.isEmpty()) {
            VALUES.forEach(value -> bodies.add(sound("all", value, all(members, value))));
        }
        return bodies;
    }

    /** RFC 8259 §8.1: UTF-8, and no other. */
    private static void addEncodings(List<Body> bodies, String text) {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
            bodies.add(broken(charset, text.getBytes(Charset.forName(charset))));
        }
        bodies.add(broken("byte order mark", octets("\u00ef\u00bb\u00bf{\"a\":1}")));
        bodies.add(broken("raw half pair", octets("{\"a\":\"\u00ed\u00a0\u0080\"}")));
        bodies.add(broken("overlong slash", octets("{\"a\":\"\u00c0\u00af\"}")));
        bodies.add(broken("no octet of UTF-8", octets("{\"a\":\"\u00ff\"}")));
        bodies.add(broken("cut character", octets("{\"a\":\"\u00e2\u0082")));
        bodies.add(broken("beyond Unicode", octets("{\"a\":\"\u00f4\u0090\u0080\u0080\"}")));
        bodies.add(broken("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}));
    }

    private static String all(List<String> members, String value) {
        return members.stream().map(member -> pair(member, value)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String pair(String member, String value) {
        return "\"" + member + "\":" + value;
    }

    private static Body sound(String member, String value, String text) {
        return new Body(member + " is " + value.substring(0, Math.min(20, value.length())), utf8(text), true);
    }

    private static Body broken(String name, byte[] octets) {
        return new Body(name, octets, false);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] octets(String latin1) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        latin1.chars().forEach(octets::write);
        return octets.toByteArray();
    }
}
