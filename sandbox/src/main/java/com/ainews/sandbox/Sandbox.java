package com.ainews.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running sandbox. Everything that it answers is simulated; no model is asked. */
public final class Sandbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
    private static final String API = "/api/v1";
    private static final int BACKLOG = 1_024;

    static {
        // Read once by the JDK's server, when its classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Bill bill = new Bill();
    private final Faults faults = new Faults();
    private final ChatApi chat;
    private final AccountApi account;
    private final ModelsApi models;
    private final AdminApi admin;

    private Sandbox(SandboxOptions options) throws IOException {
        var catalogue = new SandboxCatalogue();
        var generations = new Generations(options.generationDelay());
        chat = new ChatApi(catalogue, generations, bill, faults);
        account = new AccountApi(bill, generations);
        models = new ModelsApi(catalogue);
        admin = new AdminApi(bill, faults);
        server = bind(options);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a sandbox on the loopback interface.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            var sandbox = new Sandbox(options);
            log.warn("SANDBOX: answers at {} are simulated, no model is asked", sandbox.baseUrl());
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't listen on " + options.port(), e);
        }
    }

    private static HttpServer bind(SandboxOptions options) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try {
            return HttpServer.create(new InetSocketAddress(loopback, options.port()), BACKLOG);
        } catch (BindException e) {
            if (!options.portIsPreference()) {
                throw e;
            }
            return HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
        }
    }

    /** What takes the place of {@code https://openrouter.ai/api/v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + API);
    }

    /** What was charged. */
    public Bill bill() {
        return bill;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How many chat calls have come in, whatever became of them. */
    public long chatRequests() {
        return chat.requests();
    }

    private void handle(HttpExchange http) {
        try (http) {
            var exchange = new Exchange(http);
            try {
                route(exchange);
            } catch (ApiError e) {
                exchange.answer(e.status(), e.body(), e.headers());
            }
        } catch (IOException e) {
            log.debug("A client went away: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("The sandbox has a bug", e);
        }
    }

    private void route(Exchange exchange) throws IOException, ApiError {
        String path = exchange.path();
        switch (exchange.method() + " " + path) {
            case "POST " + API + "/chat/completions" -> chat.handle(exchange);
            case "GET " + API + "/models" -> models.list(exchange);
            case "GET " + API + "/models/count" -> models.count(exchange);
            case "GET " + API + "/key" -> account.key(exchange);
            case "GET " + API + "/credits" -> account.credits(exchange);
            case "GET " + API + "/generation" -> account.generation(exchange);
            default -> {
                if (path.equals("/sandbox/bill")) {
                    admin.bill(exchange);
                } else if (path.equals("/sandbox/faults")) {
                    admin.faults(exchange);
                } else if (path.startsWith(API + "/model/")) {
                    models.one(exchange, path.substring((API + "/model/").length()));
                } else if (path.startsWith(API + "/models/")) {
                    models.endpoints(exchange, path.substring((API + "/models/").length()));
                } else {
                    throw new ApiError(404, "not_found", "No such address");
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
