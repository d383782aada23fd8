package com.ainews.openrouter.summarization.out.json;

import java.util.List;

/** Ends a JSON object whose end was cut off. */
final class CutOffJson {

    private static final int ESCAPE_LENGTH = 2;
    private static final int UNICODE_ESCAPE_LENGTH = 6;

    private final String json;

    /** What closes the brackets that are open, the outermost first. */
    private final StringBuilder open = new StringBuilder();

    /** As far as here everything is complete, but for the brackets that were open then. */
    private int complete;

    private String openWhenComplete = "";

    private CutOffJson(String json) {
        this.json = json;
    }

    /**
     * The texts that may be meant, likeliest first: with all that was written, and without the last
     * member, which may be a name without a value or half a word.
     *
     * @param json starts with an opening brace
     */
    static List<String> readings(String json) {
        return new CutOffJson(json).readings();
    }

    private List<String> readings() {
        int i = 0;
        while (i < json.length()) {
            char c = json.charAt(i);
            switch (c) {
                case '"', '\'' -> {
                    int end = endOfString(i);
                    if (end > json.length()) {
                        return List.of(
                                json.substring(0, lastWholeCharacter(i)) + c + closing(open),
                                withoutLastMember());
                    }
                    i = end - 1;
                }
                case '{', '[' -> {
                    open.append(c == '{' ? '}' : ']');
                    completeUpTo(i + 1);
                }
                case '}', ']' -> {
                    open.setLength(open.length() - 1);
                    if (open.isEmpty()) {
                        return List.of(json);
                    }
                    completeUpTo(i + 1);
                }
                case ',' -> completeUpTo(i);
                default -> {
                    // Part of a word or number, or between them.
                }
            }
            i++;
        }
        return List.of(json + closing(open), withoutLastMember());
    }

    private void completeUpTo(int end) {
        complete = end;
        openWhenComplete = open.toString();
    }

    private String withoutLastMember() {
        return json.substring(0, complete) + closing(openWhenComplete);
    }

    /** Where a string that starts here has ended; behind the end of all where it has not. */
    private int endOfString(int start) {
        int i = start + 1;
        while (i < json.length() && json.charAt(i) != json.charAt(start)) {
            i += lengthAt(i);
        }
        return i + 1;
    }

    /** The end of a string that was cut off, without half an escape. */
    private int lastWholeCharacter(int start) {
        int i = start + 1;
        while (i < json.length() && i + lengthAt(i) <= json.length()) {
            i += lengthAt(i);
        }
        return i;
    }

    private int lengthAt(int index) {
        if (json.charAt(index) != '\\') {
            return 1;
        }
        boolean isUnicode = index + 1 < json.length() && json.charAt(index + 1) == 'u';
        return isUnicode ? UNICODE_ESCAPE_LENGTH : ESCAPE_LENGTH;
    }

    private static String closing(CharSequence open) {
        return new StringBuilder(open).reverse().toString();
    }
}
