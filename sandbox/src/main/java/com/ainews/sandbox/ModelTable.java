package com.ainews.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the tables of facts about models. */
final class ModelTable {

    private static final String MODELS = "models.tsv";
    private static final String BENCHMARKS = "benchmarks.tsv";
    private static final String OVERRIDES = "overrides.tsv";

    private ModelTable() {}

    /** The models by their ids, in the order of the list. */
    static Map<String, SandboxModel> read() {
        Map<String, SandboxModel.Benchmarks> benchmarks = new HashMap<>();
        rows(
                BENCHMARKS,
                cell -> benchmarks.put(
                        cell[0], new SandboxModel.Benchmarks(cell[1], cell[2], cell[3])));
        Map<String, List<PriceOverride>> overrides = new HashMap<>();
        rows(
                OVERRIDES,
                cell -> overrides
                        .computeIfAbsent(cell[0], _ -> new ArrayList<>())
                        .add(new PriceOverride(
                                cell[1].isEmpty() ? null : Long.valueOf(cell[1]),
                                cell[2].isEmpty() ? null : Integer.valueOf(cell[2]),
                                cell[3].isEmpty() ? null : Integer.valueOf(cell[3]),
                                prices(cell[4]))));
        Map<String, SandboxModel> models = new LinkedHashMap<>();
        rows(
                MODELS,
                cell -> models.put(
                        cell[0],
                        model(
                                cell,
                                List.copyOf(overrides.getOrDefault(cell[0], List.of())),
                                benchmarks.get(cell[0]))));
        return Collections.unmodifiableMap(models);
    }

    private static void rows(String table, Consumer<String[]> row) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ModelTable.class.getResourceAsStream(table)),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> prices(String cell) {
        Map<String, String> prices = new LinkedHashMap<>();
        for (String price : list(cell)) {
            int equals = price.indexOf('=');
            prices.put(price.substring(0, equals), price.substring(equals + 1));
        }
        return prices;
    }

    private static SandboxModel model(
            String[] cell,
            List<PriceOverride> overrides,
            SandboxModel.@Nullable Benchmarks benchmarks) {
        return new SandboxModel(
                cell[0],
                cell[1],
                cell[2],
                Long.parseLong(cell[3]),
                Long.parseLong(cell[4]),
                cell[5].isEmpty() ? null : Long.valueOf(cell[5]),
                cell[6].equals("yes"),
                cell[7],
                list(cell[8]),
                list(cell[9]),
                list(cell[10]),
                prices(cell[11]),
                overrides,
                cell[12].isEmpty() ? null : cell[12],
                benchmarks);
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(","));
    }
}
