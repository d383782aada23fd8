import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the migrations: starts PostgreSQL, migrates it, reads its schemas.
 * Each schema belongs to the module of the same name and is generated into that module's {@code
 * out.jooq.db}.
 *
 * <p>Arguments: the folder of the migrations, which may have folders in it; the folder to generate
 * into; this file.
 */
final class GenerateJooq {
    private static final String PACKAGE = "com.ainews.openrouter.%s.out.jooq.db";

    private static final String SCHEMAS_OF_MODULES = """
            SELECT nspname FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
            ORDER BY nspname""";

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]).toAbsolutePath().normalize();
        Path target = Path.of(args[1]);
        Path stamp = target.resolveSibling("jooq.stamp");
        String state = fingerprint(migrations, Path.of(args[2]));
        if (Files.exists(stamp) && Files.readString(stamp).equals(state)) {
            System.out.println("[jOOQ] the migrations are as they were; nothing to generate");
            return;
        }
        System.out.println("[jOOQ] starting PostgreSQL, migrating it and generating classes ...");
        Files.deleteIfExists(stamp);
        if (Files.exists(target)) {
            PathUtils.deleteDirectory(target);
        }
        generateAll(migrations, target);
        Files.writeString(stamp, state);
    }

    private static void generateAll(Path migrations, Path target) throws Exception {
        try (DataFolder folder = DataFolder.throwAway();
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(folder, 0, EmbeddedPostgres.Durability.THROW_AWAY)) {
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            for (String module : schemas(postgres)) {
                generate(module, target, postgres);
                describe(module, target);
            }
        }
    }

    private static List<String> schemas(EmbeddedPostgres postgres) throws Exception {
        List<String> schemas = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(SCHEMAS_OF_MODULES)) {
            while (found.next()) {
                schemas.add(found.getString(1));
            }
        }
        if (schemas.isEmpty()) {
            throw new IllegalStateException("The migrations make no schema of a module");
        }
        return schemas;
    }

    private static void generate(String module, Path target, EmbeddedPostgres postgres)
            throws Exception {
        Jdbc jdbc = new Jdbc()
                .withUrl(postgres.jdbcUrl())
                .withUser(EmbeddedPostgres.USER)
                .withPassword(postgres.password());
        Database database = new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema(module)
                .withForcedTypes(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamptz|timestamp with time zone)"));
        Generate code = new Generate()
                .withGeneratedAnnotation(false)
                .withGlobalCatalogReferences(false)
                .withDefaultCatalog(false)
                .withPojos(false)
                .withDaos(false)
                .withJavaTimeTypes(true)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false)
                .withImplicitJoinPathsManyToMany(false);
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(jdbc)
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(code)
                        .withTarget(new Target()
                                .withPackageName(PACKAGE.formatted(module))
                                .withDirectory(target.toString()))));
    }

    /** Spring Modulith finds a module's packages by what they say of themselves. */
    private static void describe(String module, Path target) throws IOException {
        Path root = target.resolve(PACKAGE.formatted(module).replace('.', '/'));
        try (Stream<Path> packages = Files.walk(root).filter(Files::isDirectory)) {
            for (Path generated : (Iterable<Path>) packages::iterator) {
                String name = target.relativize(generated).toString().replace('/', '.');
                Files.writeString(
                        generated.resolve("package-info.java"),
                        "/** Generated from the migrations of the module %s. */\npackage %s;\n"
                                .formatted(module, name));
            }
        }
    }

    private static String fingerprint(Path migrations, Path generator) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        sha256.update(Files.readAllBytes(generator));
        for (Path file : migrationsIn(migrations)) {
            String name = migrations.relativize(file) + "\n" + Files.size(file) + "\n";
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static List<Path> migrationsIn(Path folder) throws IOException {
        List<Path> found = List.of();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                found = files.filter(file -> file.toString().endsWith(".sql"))
                        .sorted()
                        .toList();
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no migrations in %s to generate classes from".formatted(folder));
        }
        return found;
    }
}
