package orders

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Ready is what the ready file says.
type Ready struct {
	Development struct {
		URL          string `json:"url"`
		ClientID     string `json:"client_id"`
		ClientSecret string `json:"client_secret"`
	} `json:"development"`
	CAFile string `json:"ca_file"`
}

var platform Ready

// TestMain starts a platform for all tests of the package and stops it behind them.
// It needs Node 20 or later and `npm install --save-dev cartwright`.
func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "platform")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	ready := filepath.Join(folder, "ready.json")
	server := exec.Command("npx", "cartwright", "--ephemeral", "--rate-limit", "off", "--ready-file", ready, "--stop-with-parent",
		"--development-port", "0", "--production-port", "0", "--console-port", "0")
	var log bytes.Buffer
	server.Stdout, server.Stderr = &log, &log
	// Standard input ends with this process, however that ends: the platform stops then.
	input, err := server.StdinPipe()
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		panic(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if text, err := os.ReadFile(ready); err == nil {
			if err := json.Unmarshal(text, &platform); err != nil {
				panic(err)
			}
			break
		}
		if len(ended) > 0 || time.Now().After(deadline) {
			fmt.Fprintln(os.Stderr, "The platform did not start:\n", log.String())
			return 1
		}
	}
	code := m.Run()
	input.Close()
	<-ended
	return code
}

// client trusts the platform's certificate authority.
func client(t *testing.T) *http.Client {
	authority, err := os.ReadFile(platform.CAFile)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
}
