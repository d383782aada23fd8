import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the command line says. */
record Options(
        int seconds,
        int rounds,
        List<Integer> connections,
        int users,
        int warmUpCalls,
        Path jar,
        List<String> javaOptions) {

    private static final String HELP = """
            Usage: scripts/benchmark [options]

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
        int seconds = 15;
        int rounds = 2;
        List<Integer> connections = List.of(1, 64, 256);
        int users = 1;
        int warmUp = 100_000;
        Path jar = null;
        List<String> javaOptions = new ArrayList<>();
        for (Iterator<String> rest = List.of(args).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help") || option.equals("-h")) {
                System.out.print(HELP);
                System.exit(0);
            }
            String value = rest.hasNext() ? rest.next() : "";
            switch (option) {
                case "--seconds" -> seconds = number(option, value);
                case "--rounds" -> rounds = number(option, value);
                case "--connections" ->
                    connections = List.of(value.split(",")).stream()
                            .map(each -> number(option, each))
                            .toList();
                case "--users" -> users = number(option, value);
                case "--warm-up" -> warmUp = number(option, value);
                case "--jar" -> jar = Path.of(value);
                case "--java-options" ->
                    javaOptions.addAll(List.of(value.strip().split("\\s+")));
                default -> throw new Failure("There is no option " + option + ".\n\n" + HELP);
            }
        }
        if (jar == null) {
            throw new Failure("--jar is missing.\n\n" + HELP);
        }
        javaOptions.removeIf(String::isEmpty);
        return new Options(seconds, rounds, connections, users, warmUp, jar, javaOptions);
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number > 0 && number <= 1_000_000) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new Failure(option + " wants a number from 1 to 1000000, not '" + value + "'.");
    }
}
