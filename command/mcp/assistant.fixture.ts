import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** Parsed JSON, of which a test looks at what it means to. */
// biome-ignore lint/suspicious/noExplicitAny: assertions judge it
export type Json = any;

export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string | null;
  readonly result?: Json;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a tool answered: its text, parsed. */
export interface Answered {
  readonly isError: boolean;
  readonly value: Json;
}

export const INITIALIZE = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };

const running = new Set<ChildProcess>();
// A test that fails leaves its server behind.
after(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A client on the standard input and output of `npm start -- mcp`. Whatever comes out has to be JSON-RPC, line by line. */
export class Assistant {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<unknown, (message: Message) => void>();
  #id = 0;
  #closed: Promise<unknown>;
  /** Everything on standard output and on standard error. */
  output = '';
  log = '';

  constructor(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
    const { CARTWRIGHT_URL: _, ...env } = process.env;
    const stdio = ['pipe', 'pipe', 'pipe'] as const;
    this.#child = spawn(process.execPath, [START, 'mcp', ...args], {
      cwd: options.cwd,
      env: { ...env, ...options.env },
      stdio: [...stdio],
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    running.add(this.#child);
    this.#closed = once(this.#child, 'close').then(() => running.delete(this.#child));
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      this.output += `${line}\n`;
      const message = JSON.parse(line) as Message;
      assert.equal(message.jsonrpc, '2.0', line);
      this.#waiting.get(message.id)?.(message);
    });
  }

  static async connected(...given: ConstructorParameters<typeof Assistant>): Promise<Assistant> {
    const assistant = new Assistant(...given);
    await assistant.request('initialize', INITIALIZE);
    assistant.write({ jsonrpc: '2.0', method: 'notifications/initialized' });
    return assistant;
  }

  write(message: object | string): void {
    this.#child.stdin!.write(typeof message === 'string' ? message : `${JSON.stringify(message)}\n`);
  }

  /** The message with this id, which is still to come. */
  answer(id: unknown): Promise<Message> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** The whole answer to a request. */
  async exchange(method: string, params: object = {}): Promise<Message> {
    const id = ++this.#id;
    const answer = this.answer(id);
    this.write({ jsonrpc: '2.0', id, method, params });
    return answer;
  }

  async request(method: string, params: object = {}): Promise<Json> {
    const { result, error } = await this.exchange(method, params);
    assert.equal(error, undefined, JSON.stringify(error));
    return result!;
  }

  async tool(name: string, args: object = {}): Promise<Answered> {
    const { content, structuredContent, isError = false } = await this.request('tools/call', { name, arguments: args });
    const value = JSON.parse(content[0].text);
    assert.deepEqual(structuredContent, isError ? undefined : value);
    return { isError, value };
  }

  /** The answer of a tool that succeeds. */
  async use(name: string, args: object = {}): Promise<Json> {
    const { isError, value } = await this.tool(name, args);
    assert.equal(isError, false, JSON.stringify(value));
    return value;
  }

  /** Exit code after the end of standard input, or after the signal. */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal === undefined) this.#child.stdin!.end();
    else this.#child.kill(signal);
    await this.#closed;
    return this.#child.exitCode;
  }
}
