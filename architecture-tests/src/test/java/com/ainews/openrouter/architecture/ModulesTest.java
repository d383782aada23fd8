package com.ainews.openrouter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The business modules keep to their front doors, and their documentation is up to date. */
class ModulesTest {

    private static final Path DOCUMENTED = Path.of("../docs/modules");
    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

    @Test
    void modulesUseEachOtherOnlyByTheirFrontDoors() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "access",
                        "alerts",
                        "catalog",
                        "completions",
                        "limits",
                        "operations",
                        "settings",
                        "shared",
                        "summarization",
                        "usage");
        MODULES.verify();
    }

    /** Written anew with {@code mvn verify -Ddocs.update}. */
    @Test
    void theDocumentationOfTheModulesIsWhatTheCodeSays() throws IOException {
        Path generated = Path.of("target/modules");
        new Documenter(
                        MODULES,
                        Documenter.Options.defaults().withOutputFolder(generated.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
        if (Boolean.getBoolean("docs.update") || "".equals(System.getProperty("docs.update"))) {
            copy(generated, DOCUMENTED);
        }

        assertThat(lines(DOCUMENTED))
                .as("docs/modules is out of date; write it anew with mvn verify -Ddocs.update")
                .isEqualTo(lines(generated));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Map.Entry<String, String> file : files(from).entrySet()) {
            Files.writeString(to.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.toList()) {
                    files.put(path.getFileName().toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    /** The same without the order of lines and list items, which differs from run to run. */
    private static Map<String, List<String>> lines(Path folder) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        files(folder)
                .forEach((name, text) -> lines.put(
                        name,
                        text.lines()
                                .map(line -> line.replaceFirst("^\\|", ""))
                                .sorted()
                                .toList()));
        return lines;
    }
}
