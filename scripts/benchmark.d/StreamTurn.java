import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one turn of many streams took.
 *
 * @param chunks that came while CPU time and delays were measured
 * @param cpu seconds for these, by who used them
 * @param p50 delay of a chunk in milliseconds
 * @param p99 delay of a chunk in milliseconds
 * @param resident bytes more than at idle, for each stream
 * @param heap bytes in use more than at idle, for each stream; 0 where there is no JVM
 * @param leftOpen streams upstream, 1.5 seconds after all clients had left
 */
record StreamTurn(
        long chunks,
        Map<String, Double> cpu,
        double p50,
        double p99,
        double resident,
        double heap,
        int leftOpen) {

    /** Of memory the most counts; of delays the mean. */
    static StreamTurn mean(List<StreamTurn> turns) {
        Map<String, Double> cpu = new LinkedHashMap<>();
        turns.forEach(turn -> turn.cpu.forEach((who, more) -> cpu.merge(who, more, Double::sum)));
        return new StreamTurn(
                turns.stream().mapToLong(StreamTurn::chunks).sum(),
                cpu,
                turns.stream().mapToDouble(StreamTurn::p50).average().orElse(0),
                turns.stream().mapToDouble(StreamTurn::p99).average().orElse(0),
                turns.stream().mapToDouble(StreamTurn::resident).max().orElse(0),
                turns.stream().mapToDouble(StreamTurn::heap).max().orElse(0),
                turns.stream().mapToInt(StreamTurn::leftOpen).max().orElse(0));
    }

    /** In microseconds. */
    double cpuPerChunk() {
        return cpu.keySet().stream().mapToDouble(this::cpuPerChunkOf).sum();
    }

    /** In microseconds. */
    double cpuPerChunkOf(String who) {
        return cpu.getOrDefault(who, 0.0) / chunks * 1e6;
    }
}
