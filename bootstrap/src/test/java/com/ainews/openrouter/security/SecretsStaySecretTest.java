package com.ainews.openrouter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keys and tokens are not in logs, answers, metrics or the database. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsStaySecretTest {

    private static final String KEY = "sk-or-v1-sandbox-topsecretkey-0123456789";
    private static final String REJECTED = "sk-or-v1-sandbox-invalid-topsecret-987654";

    private final Service service = Service.shared();

    @Test
    void noKeyAndNoTokenLeavesTheService(CapturedOutput output) throws SQLException {
        User user = service.newUser();
        List<String> answers = new ArrayList<>();
        for (String key : List.of(KEY, REJECTED)) {
            answers.add(post("settings", user, "{\"api_key\": \"%s\"}".formatted(key)));
            answers.add(post(
                    "summarize",
                    user,
                    "{\"articles\": [{\"content\": \"Rain fell. Then the sun shone.\"}]}"));
            answers.add(post(
                    "settings", user, "{\"api_key\": \"%s\", \"nonsense\": 1}".formatted(key)));
            answers.add(post("settings", user, "{\"api_key\": [\"%s\"]}".formatted(key)));
            answers.add(post("settings", user, "{\"api_key\": \"%s ?\"}".formatted(key)));
        }
        for (String path : List.of("settings", "settings/audit", "ledger", "limits", "health")) {
            answers.add(service.get("/api/openrouter/" + path, user).body().toString());
        }
        answers.add(service.http("/actuator/prometheus", Service.ADMIN_TOKEN).body());

        List<String> secrets = List.of(
                "topsecretkey-0123", "topsecret-9876", user.token(), Service.ENCRYPTION_KEY);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(secrets));
        assertThat(answers.get(6)).contains("api_key_rejected");
        assertThat(output.getAll()).doesNotContain(secrets);
        assertThat(everythingInTheDatabase()).isNotEmpty().doesNotContain(secrets);
    }

    private String post(String path, User user, String body) {
        return service.post("/api/openrouter/" + path, user, body).body().toString();
    }

    /** Every row of every table, as text; bytes as hexadecimal and as characters. */
    private String everythingInTheDatabase() throws SQLException {
        var all = new StringBuilder();
        try (Connection connection = service.database().connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(
                    "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)"
                            + " FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                            + " AND table_schema NOT IN ('pg_catalog', 'information_schema')")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            Object value = rows.getObject(i);
                            all.append(
                                            value instanceof byte[] bytes
                                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                    : value)
                                    .append('\n');
                        }
                    }
                }
            }
        }
        return all.toString();
    }
}
