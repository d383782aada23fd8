import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run, or several added up.
 *
 * @param cpu CPU seconds, by who used them
 * @param p50 in milliseconds; of several runs the mean
 * @param p99 in milliseconds; of several runs the mean
 */
record Measurement(
        int runs, long answered, double seconds, Map<String, Double> cpu, double p50, double p99) {

    static final Measurement NONE = new Measurement(0, 0, 0, Map.of(), 0, 0);

    static Measurement of(
            Wrk.Result result, Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new LinkedHashMap<>();
        after.forEach((who, seconds) -> used.put(who, seconds - before.get(who)));
        return new Measurement(
                1, result.answered(), result.seconds(), used, result.p50Millis(), result.p99Millis());
    }

    Measurement plus(Measurement other) {
        int all = runs + other.runs;
        Map<String, Double> sum = new LinkedHashMap<>(cpu);
        other.cpu.forEach((who, more) -> sum.merge(who, more, Double::sum));
        return new Measurement(
                all,
                answered + other.answered,
                seconds + other.seconds,
                sum,
                (p50 * runs + other.p50 * other.runs) / all,
                (p99 * runs + other.p99 * other.runs) / all);
    }

    /** In microseconds. */
    double cpuPerRequest() {
        return cpu.keySet().stream().mapToDouble(this::cpuPerRequestOf).sum();
    }

    /** In microseconds. */
    double cpuPerRequestOf(String who) {
        return cpu.getOrDefault(who, 0.0) / answered * 1e6;
    }

    double perSecond() {
        return answered / seconds;
    }
}
