package io.symbolon.common.audit;

import java.util.regex.Pattern;

/** A path as resources are matched by: leading slashes and matrix parameters ({@code /api/internal;x=1/…}) make no other one. */
public final class MatchedPath {
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    private MatchedPath() {}

    /** The path without either. */
    public static String of(String path) {
        int start = 0;
        while (path.startsWith("/", start)) {
            start++;
        }
        String bare = path.substring(start);
        return bare.indexOf(';') < 0 ? bare : MATRIX_PARAMETERS.matcher(bare).replaceAll("");
    }
}
