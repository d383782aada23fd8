package com.ainews.openrouter.bootstrap;

import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.embedded.EmbeddedRedis;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts what the configuration does not name: PostgreSQL without DB_HOST, Redis without REDIS_HOST,
 * the sandbox without a key or address of OpenRouter; and makes the secrets that it lacks. The
 * production profile gets nothing of this.
 */
class EmbeddedDefaults implements EnvironmentPostProcessor, Ordered {

    /** The sandbox takes any key of OpenRouter's form. */
    private static final String SANDBOX_KEY = "sk-or-v1-sandbox-service-key";

    private static final String TOKEN_PREFIX = "ori_";

    private static final int SANDBOX_PORT_OFFSET = 10_000;
    private static final int POSTGRES_PORT_OFFSET = 20_000;
    private static final int REDIS_PORT_OFFSET = 30_000;

    private final Log log;

    EmbeddedDefaults(DeferredLogFactory logs) {
        this.log = logs.getLog(EmbeddedDefaults.class);
    }

    /** Behind the configuration files, so that what they name counts. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.matchesProfiles("production")) {
            ProductionRules.check(environment);
            return;
        }
        Map<String, Object> found = new LinkedHashMap<>();
        boolean database = isMissing(environment, "DB_HOST");
        boolean redis = isMissing(environment, "REDIS_HOST");
        boolean sandbox = isMissing(environment, "OPENROUTER_API_KEY")
                && isMissing(environment, "OPENROUTER_BASE_URL");
        boolean encryptionKey = isMissing(environment, "ENCRYPTION_KEY");
        boolean adminToken = database && isMissing(environment, "ADMIN_TOKEN");
        if (database || redis || encryptionKey || adminToken) {
            int port = environment.getProperty("PORT", Integer.class, 8080);
            String path = environment.getProperty("DATA_DIR", "data/" + port);
            DataFolder folder = DataFolder.lock(Path.of(path));
            SpringApplication.getShutdownHandlers().add(folder::close);
            if (database) {
                startPostgres(folder, port, found);
            }
            if (redis) {
                startRedis(folder, port, found);
            }
            if (encryptionKey) {
                found.put("ENCRYPTION_KEY", folder.secret("encryption.key"));
                log.info("ENCRYPTION_KEY is not set: using the one in " + folder.path());
            }
            if (adminToken) {
                found.put("ADMIN_TOKEN", TOKEN_PREFIX + folder.secret("admin.token"));
            }
        }
        if (sandbox) {
            startSandbox(environment.getProperty("PORT", Integer.class, 8080), found);
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded defaults", found));
    }

    private void startPostgres(DataFolder folder, int port, Map<String, Object> found) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                folder, port + POSTGRES_PORT_OFFSET, EmbeddedPostgres.Durability.DURABLE);
        SpringApplication.getShutdownHandlers().add(postgres::close);
        found.put("DB_HOST", postgres.host());
        found.put("DB_PORT", postgres.port());
        found.put("DB_NAME", EmbeddedPostgres.DATABASE);
        found.put("DB_USER", EmbeddedPostgres.USER);
        found.put("DB_PASSWORD", postgres.password());
        log.info("Embedded PostgreSQL on port " + postgres.port() + ", data in " + folder.path());
    }

    private void startRedis(DataFolder folder, int port, Map<String, Object> found) {
        EmbeddedRedis redis = EmbeddedRedis.start(folder, port + REDIS_PORT_OFFSET);
        SpringApplication.getShutdownHandlers().add(redis::close);
        found.put("REDIS_HOST", redis.host());
        found.put("REDIS_PORT", redis.port());
        found.put("REDIS_PASSWORD", redis.password());
        log.info("Embedded Redis on port " + redis.port());
    }

    private void startSandbox(int port, Map<String, Object> found) {
        Sandbox sandbox = Sandbox.start(SandboxOptions.nearPort(port + SANDBOX_PORT_OFFSET));
        SpringApplication.getShutdownHandlers().add(sandbox::close);
        found.put("OPENROUTER_BASE_URL", sandbox.baseUrl().toString());
        found.put("OPENROUTER_API_KEY", SANDBOX_KEY);
        found.put("openrouter.simulated", true);
        log.warn(
                "No OPENROUTER_API_KEY: answers come from the SANDBOX at %s; they are simulated, no model is asked"
                        .formatted(sandbox.baseUrl()));
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String name) {
        return environment.getProperty(name, "").isBlank();
    }
}
