import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk with one thread, sending what {@code request.lua} says. */
record Wrk(Children children, Path here, Work work) {

    /** The longest that answers are waited for when no more is sent. */
    private static final int SECONDS_TO_DRAIN = 60;

    private static final Pattern RESULT = Pattern.compile("RESULT answered=(\\d+) refused=(\\d+)"
            + " broken=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+)");

    /**
     * What the clients saw.
     *
     * @param answered all answers, refusals among them
     * @param refused answers with a status of 400 or more
     * @param broken connections that failed and answers that took too long
     */
    record Result(
            int seconds, long answered, long refused, long broken, double p50Millis, double p99Millis) {}

    /** Returns when every request that was sent in these seconds has its answer. */
    Result run(int port, int connections, int seconds) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections));
        command.addAll(List.of("-d" + (seconds + SECONDS_TO_DRAIN) + "s"));
        command.addAll(List.of("--timeout", SECONDS_TO_DRAIN + "s"));
        command.addAll(List.of("-s", here.resolve("request.lua").toString()));
        command.add("http://127.0.0.1:" + port + work.path());
        command.addAll(List.of("--", String.valueOf(seconds), String.valueOf(connections)));
        command.add(here.resolve(work.body()).toString());
        command.add(children.folder().resolve("tokens").toString());
        try {
            return result(seconds, output(command));
        } catch (IOException e) {
            throw new Failure("wrk can't be run: " + e);
        }
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Process wrk = children.start(new ProcessBuilder(command));
        var output = new StringBuilder();
        try (BufferedReader lines = wrk.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("IDLE")) {
                    // It then ends as if its time were up; destroy() would end it without a result.
                    new ProcessBuilder("kill", "-INT", String.valueOf(wrk.pid())).start();
                }
                output.append(line).append('\n');
            }
        }
        wrk.waitFor();
        return output.toString();
    }

    private static Result result(int seconds, String output) {
        Matcher found = RESULT.matcher(output);
        if (!found.find()) {
            throw new Failure("wrk failed:\n" + output);
        }
        if (found.group(1).equals("0")) {
            throw new Failure("Not one request was answered.");
        }
        return new Result(
                seconds,
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)) / 1000.0,
                Long.parseLong(found.group(5)) / 1000.0);
    }
}
