// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** As much of AWS Glue's protocol as the writer speaks; remembers what it was asked. */
final class GlueServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOT_FOUND = "EntityNotFoundException";

    private final HttpServer server;
    private final Set<String> databases = new HashSet<>();
    private final Map<String, JsonNode> tables = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> partitions = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    GlueServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked since this was asked last, without what only looked. */
    synchronized List<String> writes() {
        List<String> writes =
                calls.stream().filter(call -> !call.startsWith("Get")).toList();
        calls.clear();
        return writes;
    }

    /** How often anything was asked since. */
    synchronized int calls() {
        return calls.size();
    }

    synchronized JsonNode table(String name) {
        return tables.get(name);
    }

    /** By value. */
    synchronized Map<String, JsonNode> partitions(String table) {
        return new TreeMap<>(partitions.getOrDefault(table, Map.of()));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst("AWSGlue\\.", "");
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        boolean isSigned = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .contains("/us-test-1/glue/aws4_request");
        JsonNode answer = isSigned ? answer(call, request) : error("AccessDeniedException");
        calls.add(call);
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(answer.has("__type") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode error(String type) {
        return JSON.createObjectNode().put("__type", type).put("Message", "as the test wants it");
    }

    private JsonNode answer(String call, JsonNode request) {
        ObjectNode nothing = JSON.createObjectNode();
        String database = request.path("DatabaseName").asText();
        String name = database + "."
                + request.path("TableName").asText(request.path("Name").asText());
        switch (call) {
            case "GetDatabase" -> {
                return databases.contains(request.path("Name").asText()) ? nothing : error(NOT_FOUND);
            }
            case "CreateDatabase" -> databases.add(
                    request.at("/DatabaseInput/Name").asText());
            case "GetTable" -> {
                return tables.containsKey(name) ? nothing.set("Table", tables.get(name)) : error(NOT_FOUND);
            }
            case "CreateTable", "UpdateTable" -> {
                if (!databases.contains(database)) {
                    return error(NOT_FOUND);
                }
                JsonNode input = request.get("TableInput");
                tables.put(database + "." + input.get("Name").asText(), input);
            }
            case "GetPartitions" -> {
                var list = nothing.putArray("Partitions");
                partitions.getOrDefault(name, Map.of()).values().forEach(list::add);
            }
            case "BatchCreatePartition" -> request.get("PartitionInputList").forEach(input -> put(name, input));
            case "BatchUpdatePartition" -> request.get("Entries")
                    .forEach(entry -> put(name, entry.get("PartitionInput")));
            default -> {
                return error("UnknownOperationException");
            }
        }
        return nothing;
    }

    private void put(String table, JsonNode partition) {
        partitions
                .computeIfAbsent(table, key -> new HashMap<>())
                .put(partition.get("Values").get(0).asText(), partition);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
