package com.ainews.openrouter.catalog.out.openrouter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.springframework.web.client.RestClient;

/** Says one thing, whatever it is asked, and remembers what it was asked. */
final class StubOpenRouter implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    StubOpenRouter(int status, String body) throws IOException {
        this(status, _ -> body);
    }

    /** With a body that depends on the path and the query. */
    StubOpenRouter(int status, UnaryOperator<String> bodies) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(asked(exchange.getRequestURI()) + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = bodies.apply(exchange.getRequestURI().toString()).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private static String asked(URI uri) {
        return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }

    RestClient client() {
        return RestClient.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Paths, each with its Authorization. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
