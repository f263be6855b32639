import { Connection } from '../proofs/support/connection.ts';

interface Account {
  readonly url: string;
  readonly ca: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A client for setting things up: every answer but 200 is an error. */
export class Caller {
  readonly #account: Account;
  readonly #connection: Connection;
  #token = '';

  constructor(account: Account, connection: Connection) {
    this.#account = account;
    this.#connection = connection;
  }

  static async signIn(account: Account): Promise<Caller> {
    const connection = await Connection.open({ host: '127.0.0.1', port: Number(new URL(account.url).port), ca: account.ca });
    const caller = new Caller(account, connection);
    const { access_token } = await caller.call<{ access_token: string }>('POST', '/v2/oauth/token', {
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
    });
    caller.#token = access_token;
    return caller;
  }

  /** The text of the request has to be ASCII. */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = [`${method} ${path} HTTP/1.1`, `Host: ${new URL(this.#account.url).host}`, `Content-Length: ${text.length}`];
    if (text !== '') headers.push('Content-Type: application/json');
    if (this.#token !== '') headers.push(`Authorization: Bearer ${this.#token}`);
    const answer = await this.#connection.send(`${headers.join('\r\n')}\r\n\r\n${text}`);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.toString()}`);
    return JSON.parse(answer.body.toString()) as T;
  }
}
