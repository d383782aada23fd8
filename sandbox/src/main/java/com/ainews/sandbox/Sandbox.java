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
    private static final String ADMIN = "/sandbox/";
    private static final int BACKLOG = 8_192;

    static {
        // Read once by the JDK's server, when its classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Bill bill = new Bill();
    private final Script script = new Script(new Faults(), new Pacing(), new Keys());
    private final SandboxCatalogue catalogue = new SandboxCatalogue();
    private final ChatApi chat;
    private final AccountApi account;
    private final ModelsApi models;
    private final AdminApi admin;

    private Sandbox(SandboxOptions options) throws IOException {
        var generations = new Generations(options.generationDelay());
        chat = new ChatApi(catalogue, generations, bill, script);
        account = new AccountApi(bill, script.keys(), generations);
        models = new ModelsApi(catalogue);
        admin = new AdminApi(bill, script, catalogue, chat.streams());
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
        return script.faults();
    }

    /** How slow the answers are. */
    public Pacing pacing() {
        return script.pacing();
    }

    /** What keys may spend. */
    public Keys keys() {
        return script.keys();
    }

    /** What models there are. */
    public SandboxCatalogue models() {
        return catalogue;
    }

    /** How many streamed answers there were, and how they ended. */
    public Streams streams() {
        return chat.streams();
    }

    /** How many streamed answers are under way. */
    public long openStreams() {
        return streams().open();
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
                exchange.answer(e.status(), "application/json", e.body(), e.headers());
            }
        } catch (IOException e) {
            log.debug("A client went away: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("The sandbox has a bug", e);
        }
    }

    private void route(Exchange exchange) throws IOException, ApiError {
        String path = exchange.path();
        if (path.startsWith(ADMIN)) {
            admin.handle(exchange, path.substring(ADMIN.length()));
            return;
        }
        String below = path.startsWith(API) ? path.substring(API.length()) : "";
        Address address = Address.of(exchange.method(), below)
                .orElseThrow(() -> new ApiError(404, "not_found", "No such address"));
        if (address != Address.CHAT && script.play(exchange, address)) {
            return;
        }
        switch (address) {
            case CHAT -> chat.handle(exchange);
            case MODELS -> models.list(exchange);
            case COUNT -> models.count(exchange);
            case KEY -> account.key(exchange);
            case CREDITS -> account.credits(exchange);
            case ACTIVITY -> account.activity(exchange);
            case GENERATION -> account.generation(exchange);
            case MODEL -> models.one(exchange, address.rest(below));
            case ENDPOINTS -> models.endpoints(exchange, address.rest(below));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
