import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Options of a command line, each with a value. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();
    private final String help;

    private Arguments(String help) {
        this.help = help;
    }

    /** Prints the help and ends, where that is asked for. */
    static Arguments of(String[] args, String help) {
        var arguments = new Arguments(help);
        for (Iterator<String> rest = List.of(args).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--help") || option.equals("-h")) {
                System.out.print(help);
                System.exit(0);
            }
            arguments.values.put(option, rest.hasNext() ? rest.next().strip() : "");
        }
        return arguments;
    }

    int number(String option, int otherwise) {
        String value = values.remove(option);
        return value == null ? otherwise : number(option, value);
    }

    String text(String option, String otherwise) {
        String value = values.remove(option);
        return value == null ? otherwise : value;
    }

    /** What is separated by blanks or commas. */
    List<String> list(String option, String otherwise) {
        return List.of(text(option, otherwise).split("[\\s,]+")).stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    List<Integer> numbers(String option, String otherwise) {
        return list(option, otherwise).stream().map(each -> number(option, each)).toList();
    }

    /** Options that nobody asked for are a mistake of whoever typed them. */
    void checkNoneIsLeft() {
        if (!values.isEmpty()) {
            throw new Failure(
                    "There is no option " + values.keySet().iterator().next() + ".\n\n" + help);
        }
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number <= 1_000_000) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new Failure(option + " wants a number from 1 to 1000000, not '" + value + "'.");
    }
}
