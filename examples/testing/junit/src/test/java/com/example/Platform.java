package com.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A platform for a test class. Needs Node 20 or later and {@code npm install --save-dev cartwright}. */
final class Platform implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Process server;
  private final HttpClient http;
  private final String url;
  private String token = "";

  Platform() throws Exception {
    Path folder = Files.createTempDirectory("platform");
    Path ready = folder.resolve("ready.json");
    Path log = folder.resolve("log");
    // Standard input is a pipe from this process and ends with it: the platform stops then.
    server = new ProcessBuilder(List.of("npx", "cartwright", "--ephemeral", "--rate-limit", "off", "--stop-with-parent",
        "--ready-file", ready.toString(), "--development-port", "0", "--production-port", "0", "--console-port", "0"))
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!Files.exists(ready)) {
      if (!server.isAlive() || System.nanoTime() > deadline) {
        server.destroyForcibly();
        throw new IllegalStateException("The platform did not start:\n" + Files.readString(log));
      }
      Thread.sleep(20);
    }
    JsonNode said = JSON.readTree(ready.toFile());
    JsonNode development = said.get("development");
    url = development.get("url").asText();
    http = HttpClient.newBuilder().sslContext(trusting(Path.of(said.get("ca_p12_file").asText()))).build();
    token = call("POST", "/v2/oauth/token", JSON.createObjectNode().put("grant_type", "client_credentials")
        .put("client_id", development.get("client_id").asText())
        .put("client_secret", development.get("client_secret").asText())).get("access_token").asText();
  }

  JsonNode call(String method, String path, JsonNode body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())).build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() throws Exception {
    server.getOutputStream().close();
    if (!server.waitFor(30, TimeUnit.SECONDS)) server.destroyForcibly();
  }

  private static SSLContext trusting(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      store.load(input, "changeit".toCharArray());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
