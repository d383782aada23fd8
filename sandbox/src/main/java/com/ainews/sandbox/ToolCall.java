package com.ainews.sandbox;

import tools.jackson.databind.node.ObjectNode;

/**
 * A function that the answer wants to have called.
 *
 * @param arguments JSON, or the start of it where the limit of tokens has cut it
 */
record ToolCall(String id, String name, String arguments) {

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("type", "function");
        json.putObject("function").put("name", name).put("arguments", arguments);
        return json;
    }
}
