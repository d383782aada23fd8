package com.ainews.openrouter.operations.in.graphql;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring's, but a message that can't be understood closes the socket as the protocol says, and is the
 * client's fault: it is no error of the server's and none for its log.
 *
 * @see <a href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">graphql-transport-ws</a>
 */
@Component
class SocketHandler extends GraphQlWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

    private static final CloseStatus INVALID_MESSAGE =
            new CloseStatus(4400, "The message is none of the protocol graphql-transport-ws");

    SocketHandler(
            WebGraphQlHandler handler,
            JsonMapper mapper,
            GraphQlProperties properties,
            GraphQlCorsProperties cors) {
        super(
                handler,
                new JacksonJsonHttpMessageConverter(mapper),
                properties.getWebsocket().getConnectionInitTimeout(),
                properties.getWebsocket().getKeepAlive(),
                cors.toCorsConfiguration());
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message)
            throws Exception {
        try {
            super.handleTextMessage(session, message);
        } catch (RuntimeException | IOException e) {
            // An operation tells its failures in its result: what fails here could not be read.
            log.debug("A message over a socket can't be understood", e);
            session.close(INVALID_MESSAGE);
        }
    }
}
