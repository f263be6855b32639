const SEND = `	request, err := http.NewRequest(method, URL+path, bytes.NewReader(content))
	check(err)
	request.Header.Set("Content-Type", TYPE)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	check(err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode >= 300 {
		log.Fatalf("%s %s", response.Status, text)
	}
`;

const CHECK = `
func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
`;

const ENCODE = `	var content []byte
	if body != nil {
		var err error
		content, err = json.Marshal(body)
		check(err)
	}
`;

export const JSON_ONLY = `// call sends JSON and reads the answer; a refusal ends the program.
func call(method, path, token string, body, answer any) {
${ENCODE}${SEND.replace('TYPE', '"application/json"')}	if answer != nil {
		check(json.Unmarshal(text, answer))
	}
}
${CHECK}`;

export const FILES = `// call sends JSON and reads the answer.
func call(method, path, token string, body, answer any) {
${ENCODE}	text := send(method, path, token, "application/json", content)
	if answer != nil {
		check(json.Unmarshal(text, answer))
	}
}

// send sends bytes and returns bytes; a refusal ends the program.
func send(method, path, token, mediaType string, content []byte) []byte {
${SEND.replace('TYPE', 'mediaType')}	return text
}
${CHECK}`;
