import java.util.Arrays;

/** What each call is. */
enum Work {
    /** A chat in OpenRouter's own form: nginx passes on the same request. */
    CHAT("chat", "/api/v1/chat/completions", "chat.json"),

    /** A news article, which becomes a prompt, and whose summary is read and checked. */
    SUMMARY("summary", "/api/openrouter/summarize", "article.json");

    private final String word;
    private final String path;
    private final String body;

    Work(String word, String path, String body) {
        this.word = word;
        this.path = path;
        this.body = body;
    }

    static Work of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Failure("--what is chat or summary, not '" + word + "'."));
    }

    String word() {
        return word;
    }

    String path() {
        return path;
    }

    /** The file beside this one with what is sent. */
    String body() {
        return body;
    }
}
