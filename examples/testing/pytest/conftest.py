"""Starts a platform for the test run and stops it at the end. Needs Node 20 or later and `npm install --save-dev cartwright`."""

import json
import pathlib
import subprocess
import tempfile
import time

import pytest

COMMAND = ["npx", "cartwright", "--ephemeral", "--rate-limit", "off"]
PORTS = ["--development-port", "0", "--production-port", "0", "--console-port", "0"]


@pytest.fixture(scope="session")
def platform():
    with tempfile.TemporaryDirectory() as folder:
        ready, log = pathlib.Path(folder, "ready.json"), pathlib.Path(folder, "log")
        with log.open("w") as output:
            # Standard input ends with this process, however that ends: the platform stops then.
            command = [*COMMAND, *PORTS, "--ready-file", str(ready), "--stop-with-parent"]
            server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output)
        deadline = time.monotonic() + 120
        while not ready.exists():
            if server.poll() is not None or time.monotonic() > deadline:
                server.kill()
                pytest.fail(f"The platform did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.02)
        yield json.loads(ready.read_text())
        server.stdin.close()
        server.wait(timeout=30)
