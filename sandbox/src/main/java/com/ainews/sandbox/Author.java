package com.ainews.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Writes answers: a summary of the subject, in the form that is asked for. */
final class Author implements SchemaValue.Words {

    private static final int LONG_ANSWER_LINES = 60;
    private static final int LONGEST_ARGUMENT = 80;

    private final Conversation conversation;
    private final Extract extract;

    Author(Conversation conversation) {
        this.conversation = conversation;
        this.extract = new Extract(conversation.subject());
    }

    String write() {
        if (conversation.schema() != null) {
            return Json.text(SchemaValue.of(conversation.schema(), this));
        }
        return conversation.isArticle() ? summary() : plainAnswer();
    }

    /** An answer that pays no heed to a schema. */
    String prose() {
        return summary();
    }

    /** Free text that takes a while to stream; where a schema is asked for, no more than that. */
    String writeAtLength() {
        return conversation.schema() != null
                ? write()
                : IntStream.rangeClosed(1, LONG_ANSWER_LINES)
                        .mapToObj("This is line %d of a long answer.\n"::formatted)
                        .collect(Collectors.joining("", write() + "\n", ""));
    }

    /** The arguments with which a function is to be called: JSON that follows its schema. */
    String arguments(JsonNode function) {
        JsonNode parameters = function.path("parameters");
        return parameters.isObject()
                ? Json.text(SchemaValue.of(parameters, new ArgumentWords()))
                : "{}";
    }

    private String plainAnswer() {
        String intro = "This is the sandbox: no model was asked. ";
        return conversation.toolResults().isEmpty()
                ? intro + "You wrote: " + conversation.subject()
                : intro + "The tool said: " + String.join("\n", conversation.toolResults());
    }

    private String summary() {
        List<String> best = extract.best(conversation.sentences());
        return conversation.bullets()
                ? best.stream().map(sentence -> "- " + sentence).collect(Collectors.joining("\n"))
                : String.join(" ", best);
    }

    /** The names of properties say what belongs there. */
    @Override
    public String text(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.contains("title") || word.contains("headline")) {
            return String.join(" ", extract.best(1));
        }
        return conversation.isArticle() ? summary() : plainAnswer();
    }

    @Override
    public List<String> texts(int count) {
        return extract.nextBest(conversation.sentences(), count);
    }

    @Override
    public int count() {
        return conversation.points();
    }

    @Override
    public JsonNode oneOf(JsonNode allowed) {
        for (JsonNode one : allowed) {
            if (one.asString("").equals(extract.tone())) {
                return one;
            }
        }
        return allowed.get(0);
    }

    @Override
    public boolean yes() {
        return conversation.isArticle();
    }

    /** The question itself is all that the sandbox knows to pass to a function. */
    private final class ArgumentWords implements SchemaValue.Words {

        @Override
        public String text(String property) {
            String subject = conversation.subject().strip();
            int end = Math.min(subject.length(), LONGEST_ARGUMENT);
            return end > 0 && Character.isHighSurrogate(subject.charAt(end - 1))
                    ? subject.substring(0, end - 1)
                    : subject.substring(0, end);
        }

        @Override
        public List<String> texts(int count) {
            return count > 0 ? List.of(text("")) : List.of();
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public JsonNode oneOf(JsonNode allowed) {
            return allowed.get(0);
        }

        @Override
        public boolean yes() {
            return true;
        }
    }
}
