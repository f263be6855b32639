const SEND = `    var request = HttpRequest.newBuilder(URI.create(URL + path))
        .method(method, CONTENT)
        .header("Content-Type", TYPE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    var response = CLIENT.send(request.build(), BodyHandlers.HANDLER());
    if (response.statusCode() >= 300) {
      System.err.println(response.statusCode() + " " + TEXT);
      System.exit(1);
    }
    return response.body();
  }
`;

export const JSON_ONLY = `  /** Sends JSON and returns the answer; a refusal ends the program. */
  static String call(String method, String path, String token, String body) throws Exception {
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
${SEND.replace('CONTENT', 'content').replace('TYPE', '"application/json"').replace('HANDLER', 'ofString').replace('TEXT', 'response.body()')}`;

export const FILES = `  /** Sends JSON and returns the answer. */
  static String call(String method, String path, String token, String body) throws Exception {
    var bytes = body == null ? null : body.getBytes();
    return new String(send(method, path, token, "application/json", bytes));
  }

  /** Sends bytes and returns bytes; a refusal ends the program. */
  static byte[] send(String method, String path, String token, String mediaType, byte[] bytes)
      throws Exception {
    var content = bytes == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
${SEND.replace('CONTENT', 'content').replace('TYPE', 'mediaType').replace('HANDLER', 'ofByteArray').replace('TEXT', 'new String(response.body())')}`;

export const READ = `  /** The first member of that name in an answer; for more than that, take a JSON library. */
  static String read(String name, String json) {
    var member = Pattern.compile("\\"" + name + "\\":\\\\[?(\\"[^\\"]*\\"|[^,}\\\\]]+)").matcher(json);
    if (!member.find()) {
      throw new IllegalStateException("No " + name + " in " + json);
    }
    return member.group(1).replace("\\"", "");
  }
`;

export const ENCODED = `
  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes());
  }
`;
