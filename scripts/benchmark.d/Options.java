import java.nio.file.Path;
import java.util.List;

/** What the command line says. */
record Options(
        Work work,
        int seconds,
        int rounds,
        List<Integer> connections,
        int users,
        int warmUpCalls,
        Path jar,
        List<String> javaOptions) {

    private static final String HELP = """
            Usage: scripts/benchmark [options]

              --what chat|summary  a chat in OpenRouter's own form, which nginx passes on as it is; or an
                                   article to summarise, for which nginx passes on its request; chat
              --seconds N          how long each measured run sends; 15
              --rounds N           how often nginx and the service take turns; 2
              --connections A,B    how many connections send at the same time; 1,64,256
              --users N            how many users they belong to; 1, the hardest: all of its calls
                                   are counted on the same meters
              --warm-up N          calls of the service before the first run, sent for at least 30
                                   seconds; 100000
              --java-options "…"   for the service, besides those of ./run
              --jar FILE           another build of the service
            """;

    static Options parse(String[] args) {
        Arguments arguments = Arguments.of(args, HELP);
        var options = new Options(
                Work.of(arguments.text("--what", Work.CHAT.word())),
                arguments.number("--seconds", 15),
                arguments.number("--rounds", 2),
                arguments.numbers("--connections", "1,64,256"),
                arguments.number("--users", 1),
                arguments.number("--warm-up", 100_000),
                Path.of(arguments.text("--jar", "")),
                arguments.list("--java-options", ""));
        arguments.checkNoneIsLeft();
        return options;
    }
}
