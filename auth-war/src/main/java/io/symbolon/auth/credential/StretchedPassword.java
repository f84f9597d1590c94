package io.symbolon.auth.credential;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks whether a password is nothing but common words and padding: at most two different roots, read through the usual
 * substitutions (p4$$w0rd), any words of the user's own, and around them keyboard walks, repetitions, and at most three short runs of
 * digits or signs; or nothing at all. Longer than {@value #MAX_LENGTH} characters nothing is common. Used once, by one thread.
 */
final class StretchedPassword {
    /** Lists of leaked passwords hold practically nothing longer; it bounds the search as well. */
    static final int MAX_LENGTH = 32;

    private static final int MAX_FILLERS = 3;
    private static final int LONGEST_FILLER = 4;
    /** A unit of at most this length, repeated, is common whatever it is. */
    private static final int LONGEST_REPEATED = 3;

    private static final int SHORTEST_WALK = 4;
    /** Rows, columns and zigzags of a keyboard, the digits and the alphabet: walked forwards or backwards. */
    private static final List<String> WALKS = Stream.of(
                    "01234567890123456789",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "!@#$%^&*()_+",
                    "!\"§$%&/()=",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                    "zaq12wsxcde34rfvbgt56yhnmju78ik",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "1a2b3c4d5e6f7g8h9i0j",
                    "a1b2c3d4e5f6g7h8i9j0",
                    "qazwsxedcrfvtgbyhnujmikolp",
                    "qwaszxerdfcvtyghbn")
            .flatMap(walk -> Stream.of(walk, new StringBuilder(walk).reverse().toString()))
            .toList();

    private final String password;
    private final List<String> own;
    private final List<String> roots;
    private final Set<Place> seen = new HashSet<>();

    /** A place that was looked at, and how one came there: looked at again it is no other. */
    private record Place(int from, String first, String second, int fillers) {}

    /**
     * @param password folded: NFKC, lower case
     * @param roots of which two may be in it
     * @param own words of the user's own, of which any number may be in it
     */
    StretchedPassword(String password, Collection<String> roots, Collection<String> own) {
        this.password = password;
        this.roots = readable(password, roots);
        this.own = readable(password, own);
    }

    boolean isCommon() {
        return password.length() <= MAX_LENGTH
                && (password.isEmpty() || isRepetition() || isMadeOfRoots(0, null, null, MAX_FILLERS));
    }

    private boolean isRepetition() {
        return unit(password) <= LONGEST_REPEATED;
    }

    /** The length of what a text repeats from its beginning to its end: its own where it repeats nothing. */
    static int unit(String text) {
        int unit = 1;
        while (unit < text.length() && !text.startsWith(text.substring(unit))) {
            unit++;
        }
        return unit;
    }

    /** Whether what begins at {@code from} can be read as roots and padding, two roots being known already. */
    private boolean isMadeOfRoots(int from, String first, String second, int fillers) {
        if (from == password.length()) {
            return true;
        }
        if (!seen.add(
                new Place(from, first, second, fillers))) { // else many words read alike would be tried in every order
            return false;
        }
        for (String word : own) {
            if (reads(password, from, word) && isMadeOfRoots(from + word.length(), first, second, fillers)) {
                return true;
            }
        }
        for (String root : roots) {
            if (reads(password, from, root) && isMadeOfRootsAfter(root, from, first, second, fillers)) {
                return true;
            }
        }
        return isPadded(from, first, second, fillers);
    }

    private boolean isMadeOfRootsAfter(String root, int from, String first, String second, int fillers) {
        int next = from + root.length();
        if (root.equals(first) || root.equals(second)) {
            return isMadeOfRoots(next, first, second, fillers);
        }
        return second == null && isMadeOfRoots(next, root, first, fillers);
    }

    private boolean isPadded(int from, String first, String second, int fillers) {
        int walk = walkLength(from);
        if (walk >= SHORTEST_WALK && isMadeOfRoots(from + walk, first, second, fillers)) {
            return true;
        }
        for (int length = fillerLength(from); length > 0 && fillers > 0; length--) {
            if (isMadeOfRoots(from + length, first, second, fillers - 1)) {
                return true;
            }
        }
        return false;
    }

    /** The longest walk, or repetition of one character, that begins here. */
    private int walkLength(int from) {
        int longest = 1;
        while (from + longest < password.length() && password.charAt(from + longest) == password.charAt(from)) {
            longest++;
        }
        for (int end = from + Math.max(longest + 1, SHORTEST_WALK); end <= password.length(); end++) {
            String piece = password.substring(from, end);
            if (WALKS.stream().noneMatch(walk -> walk.contains(piece))) {
                break;
            }
            longest = end - from;
        }
        return longest;
    }

    private int fillerLength(int from) {
        int length = 0;
        while (length < LONGEST_FILLER
                && from + length < password.length()
                && !Character.isLetter(password.charAt(from + length))) {
            length++;
        }
        return length;
    }

    private static List<String> readable(String password, Collection<String> words) {
        return words.stream()
                .distinct()
                .filter(word -> isReadAnywhere(password, word))
                .toList();
    }

    private static boolean isReadAnywhere(String password, String root) {
        for (int from = 0; from + root.length() <= password.length(); from++) {
            if (reads(password, from, root)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(String password, int from, String root) {
        if (from + root.length() > password.length()) {
            return false;
        }
        for (int i = 0; i < root.length(); i++) {
            if (!reads(password.charAt(from + i), root.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean reads(char written, char meant) {
        return written == meant
                || switch (written) {
                    case '0' -> meant == 'o';
                    case '1', '!', '|' -> meant == 'i' || meant == 'l';
                    case '3' -> meant == 'e';
                    case '4', '@' -> meant == 'a';
                    case '5', '$' -> meant == 's';
                    case '7' -> meant == 't';
                    default -> false;
                };
    }
}
