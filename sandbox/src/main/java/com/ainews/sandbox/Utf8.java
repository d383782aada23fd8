package com.ainews.sandbox;

import java.nio.charset.StandardCharsets;

/** Positions in the bytes of texts. */
final class Utf8 {

    private Utf8() {}

    /** Behind the first byte of a character of several; the middle where there is no such one. */
    static int amid(byte[] text, char character) {
        byte[] wanted = String.valueOf(character).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + wanted.length <= text.length; i++) {
            if (text[i] == wanted[0] && text[i + 1] == wanted[1]) {
                return i + 1;
            }
        }
        return text.length / 2;
    }
}
