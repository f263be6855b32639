import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { SharedPort, type Taker } from './shared-port.ts';

const HOST = '127.0.0.1';

/** Takes what it is given when the test says so. */
class Node implements Taker {
  readonly given: ((taken: boolean) => void)[] = [];
  #told: () => void = () => undefined;

  give(_socket: Socket): Promise<boolean> {
    return new Promise((resolve) => {
      this.given.push(resolve);
      this.#told();
    });
  }

  async until(count: number): Promise<void> {
    while (this.given.length < count) await new Promise<void>((resolve) => (this.#told = resolve));
  }
}

async function connect(port: SharedPort): Promise<Socket> {
  const socket = net.connect(port.number, HOST);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

describe('a shared port', () => {
  test('connections go round; whoever has not taken one is given no other', async () => {
    const port = await SharedPort.listen(0, HOST);
    const [a, b] = [new Node(), new Node()];
    port.admit(a);
    port.admit(b);
    const clients = [await connect(port), await connect(port), await connect(port)];
    await Promise.all([a.until(1), b.until(1)]);
    assert.deepEqual([a.given.length, b.given.length], [1, 1]);
    b.given[0]!(true);
    await b.until(2);
    assert.equal(a.given.length, 1);
    port.close();
    for (const client of clients) client.destroy();
  });

  test('a connection waits until there is somebody, and goes to another when one died over it', async () => {
    const port = await SharedPort.listen(0, HOST);
    const client = await connect(port);
    const [dying, other] = [new Node(), new Node()];
    port.admit(dying);
    await dying.until(1);
    port.admit(other);
    dying.given[0]!(false);
    await other.until(1);
    assert.equal(dying.given.length, 1);
    port.close();
    client.destroy();
  });

  test('who is dismissed finishes what it was given and gets nothing more', async () => {
    const port = await SharedPort.listen(0, HOST);
    const [leaving, coming] = [new Node(), new Node()];
    port.admit(leaving);
    const clients = [await connect(port)];
    await leaving.until(1);
    port.admit(coming);
    port.dismiss(leaving);
    leaving.given[0]!(true);
    clients.push(await connect(port), await connect(port));
    await coming.until(1);
    coming.given[0]!(true);
    await coming.until(2);
    assert.equal(leaving.given.length, 1);
    port.close();
    for (const client of clients) client.destroy();
  });

  test('who connects when it closes is refused, and who waits is cut off', async () => {
    const port = await SharedPort.listen(0, HOST);
    const waiting = await connect(port);
    const closed = once(waiting, 'close');
    const other = await SharedPort.listen(0, HOST);
    const { number } = port;
    await assert.rejects(SharedPort.listen(number, HOST), { name: 'ListenError', port: number, code: 'EADDRINUSE' });
    other.close();
    port.close();
    await closed;
    const late = net.connect(number, HOST);
    const [error] = await once(late, 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
  });
});
