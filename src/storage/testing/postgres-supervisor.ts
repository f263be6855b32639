import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Account } from './postgres-binaries.ts';
import { areStopped, childrenOf, signalIfAlive } from './processes.ts';

/**
 * A shell between us and the server. When our end of its input closes, be it because we were killed with -9, it stops the server and removes
 * the folder, so that nothing is left behind. It runs in its own process group: an interrupt at the terminal goes to us alone.
 */
const SCRIPT = `
folder=$1; log=$2; shift 2
start() { "$@" >>"$log" 2>&1 </dev/null & server=$!; echo "started $server"; }
start "$@"
while read -r command; do
  case $command in
    kill) kill -KILL "$server"; wait "$server" 2>/dev/null; echo killed ;;
    start) case $(ps -o stat= -p "$server") in ''|Z*) start "$@" ;; *) echo "started $server" ;; esac ;;
  esac
done
trap '' PIPE
kill -QUIT "$server" 2>/dev/null; wait "$server" 2>/dev/null
rm -rf "$folder"
`;

export class PostgresSupervisor {
  /** Of the server. */
  #pid = 0;
  readonly #shell: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #ended: Promise<void>;

  constructor(shell: ChildProcessWithoutNullStreams) {
    this.#shell = shell;
    this.#answers = createInterface(shell.stdout)[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) => shell.once('exit', () => resolve()));
    // Writing to a shell that has ended is reported by `#ask`.
    shell.stdin.on('error', () => {});
    this.#holdProcess(false);
  }

  /** Starts `command` as `account`; its output goes to the file `log`. `folder` is removed at the end. */
  static async start(command: readonly string[], folder: string, log: string, account: Account | undefined): Promise<PostgresSupervisor> {
    const shell = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder, log, ...command], { cwd: '/', detached: true, stdio: 'pipe', ...account });
    const supervisor = new PostgresSupervisor(shell);
    await supervisor.#expect('started');
    return supervisor;
  }

  /** SIGKILL to the server, as by the kernel; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#ask('kill', 'killed');
  }

  /** Starts it where it has ended; one that still looks through its log after a crash is left to it. */
  async restart(): Promise<void> {
    await this.#ask('start', 'started');
  }

  /** Stops the server and all its processes where they are, without ending them; returns once they stand. */
  pause(): void {
    // Whoever was just being started is there the next time.
    do {
      for (const pid of [this.#pid, ...childrenOf(this.#pid)]) signalIfAlive(pid, 'SIGSTOP');
    } while (!areStopped(this.#pid));
  }

  /** Lets them go on. */
  resume(): void {
    for (const pid of [...childrenOf(this.#pid), this.#pid]) signalIfAlive(pid, 'SIGCONT');
  }

  /** Stops the server without mercy and removes its folder. */
  async stop(): Promise<void> {
    this.#holdProcess(true);
    this.#shell.stdin.end();
    await this.#ended;
  }

  /** A forgotten server must not keep a finished process from ending. */
  #holdProcess(hold: boolean): void {
    const method = hold ? 'ref' : 'unref';
    this.#shell[method]();
    for (const stream of [this.#shell.stdin, this.#shell.stdout, this.#shell.stderr]) (stream as Socket)[method]();
  }

  async #ask(command: string, answer: string): Promise<void> {
    this.#shell.stdin.write(`${command}\n`);
    await this.#expect(answer);
  }

  async #expect(answer: string): Promise<void> {
    this.#holdProcess(true);
    const { value } = await this.#answers.next();
    this.#holdProcess(false);
    if (answer === 'started') this.#pid = Number(String(value).split(' ')[1]);
    if (!String(value).startsWith(answer))
      throw new Error(`The supervisor of PostgreSQL answered ${JSON.stringify(value)}, not "${answer}".`);
  }
}
