package com.ainews.openrouter.completions.out.openrouter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells which chunks of a stream have to be read: those with an error, a usage or a reason to end.
 * All others are handed on unread, since reading JSON costs more than all the rest of the way. A
 * name cannot stand inside a text: there its quotation marks would have a backslash before them.
 */
final class ChunkScan {

    private static final byte[][] NAMES = {
        bytes("\"error\""), bytes("\"usage\""), bytes("\"finish_reason\"")
    };

    private ChunkScan() {}

    /** Whether one of the names is there with a value that is not null. */
    static boolean isWorthReading(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '"') {
                for (byte[] name : NAMES) {
                    int after = i + name.length;
                    if (after <= to
                            && Arrays.equals(json, i, after, name, 0, name.length)
                            && hasValue(json, after, to)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean hasValue(byte[] json, int from, int to) {
        int i = skipBlanks(json, from, to);
        if (i == to || json[i] != ':') {
            return false;
        }
        i = skipBlanks(json, i + 1, to);
        return i < to && json[i] != 'n';
    }

    private static int skipBlanks(byte[] json, int from, int to) {
        int i = from;
        while (i < to && json[i] <= ' ') {
            i++;
        }
        return i;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
