/** Tells a person what a start is waiting for: a line for each step that takes longer than a second, renewed every second. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  async step<T>(text: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const seconds = () => Math.round((performance.now() - started) / 1000);
    let shown = false;
    const timer = setInterval(() => {
      if (this.#stream.isTTY) this.#stream.write(`\r${text} … ${seconds()} s`);
      else if (!shown) this.#stream.write(`${text} …\n`);
      shown = true;
    }, 1000);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      if (shown) this.#stream.write(this.#stream.isTTY ? `\r${text}: ${seconds()} s\n` : `${text}: ${seconds()} s\n`);
    }
  }
}
