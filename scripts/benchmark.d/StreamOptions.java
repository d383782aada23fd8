import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the command line says of streams. */
record StreamOptions(
        int streams,
        Duration interval,
        Duration time,
        int rounds,
        Duration warmUp,
        Path jar,
        List<String> javaOptions) {

    private static final String HELP = """
            Usage: scripts/benchmark streams [options]

              --streams N          how many are open at the same time; 5000
              --interval N         milliseconds between two chunks of a stream; 1000
              --seconds N          how long each turn is measured; 20
              --rounds N           how often nginx and the service take turns; 2
              --warm-up N          seconds of warming up; 40
              --java-options "…"   for the service, besides those of ./run
              --jar FILE           another build of the service

            Each of service, nginx and the benchmark itself needs two files for each stream. Where
            'ulimit -n' does not allow that, raise it (as root, or in /etc/security/limits.conf), or
            ask for fewer streams. More than about 25000 want more ports than Linux gives to clients:
            see net.ipv4.ip_local_port_range.
            """;

    static StreamOptions parse(String[] args) {
        Arguments arguments = Arguments.of(args, HELP);
        var options = new StreamOptions(
                arguments.number("--streams", 5_000),
                Duration.ofMillis(arguments.number("--interval", 1_000)),
                Duration.ofSeconds(arguments.number("--seconds", 20)),
                arguments.number("--rounds", 2),
                Duration.ofSeconds(arguments.number("--warm-up", 40)),
                Path.of(arguments.text("--jar", "")),
                arguments.list("--java-options", ""));
        arguments.checkNoneIsLeft();
        return options;
    }
}
