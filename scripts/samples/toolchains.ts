import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LanguageName, SampleProgram } from '../../src/reference/samples/index.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** The certificate authority, in the form that each language takes it. */
export interface Authority {
  readonly pem: string;
  readonly p12: string;
}

export interface Toolchain {
  /** What has to be on the machine, each with the arguments that make it say its version. */
  readonly needs: readonly Command[];
  /** How programs are told to trust the authority. */
  trust(authority: Authority): Readonly<Record<string, string>>;
  /** Writes the programs into the folder and compiles them, all at once. */
  prepare(folder: string, programs: readonly SampleProgram[]): Promise<void>;
  command(folder: string, program: SampleProgram, authority: Authority): Command;
}

async function write(folder: string, programs: readonly SampleProgram[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { fileName, text } of programs) await writeFile(join(folder, fileName), text);
}

const name = ({ fileName }: SampleProgram) => fileName.replace(/\.\w+$/, '');

export const TOOLCHAINS: Readonly<Record<LanguageName, Toolchain>> = {
  curl: {
    needs: [
      { program: 'bash', args: ['--version'] },
      { program: 'curl', args: ['--version'] },
      { program: 'jq', args: ['--version'] },
    ],
    trust: ({ pem }) => ({ CURL_CA_BUNDLE: pem }),
    prepare: write,
    command: (folder, { fileName }) => ({ program: 'bash', args: [join(folder, fileName)] }),
  },
  java: {
    needs: [
      { program: 'javac', args: ['-version'] },
      { program: 'java', args: ['-version'] },
    ],
    trust: () => ({}),
    prepare: async (folder, programs) => {
      await write(folder, programs);
      const classes = join(folder, 'classes');
      await run('javac', [
        '--release',
        '17',
        '-Xlint:all',
        '-Werror',
        '-d',
        classes,
        ...programs.map(({ fileName }) => join(folder, fileName)),
      ]);
    },
    command: (folder, program, { p12 }) => ({
      program: 'java',
      args: [
        `-Djavax.net.ssl.trustStore=${p12}`,
        '-Djavax.net.ssl.trustStorePassword=changeit',
        // A short life: what the optimizing compiler would win is never earned back.
        ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
        ...['-cp', join(folder, 'classes'), name(program)],
      ],
    }),
  },
  python: {
    needs: [{ program: 'python3', args: ['--version'] }],
    trust: ({ pem }) => ({ SSL_CERT_FILE: pem }),
    prepare: write,
    command: (folder, { fileName }) => ({ program: 'python3', args: [join(folder, fileName)] }),
  },
  go: {
    needs: [
      { program: 'go', args: ['version'] },
      { program: 'gofmt', args: ['-h'] },
    ],
    trust: ({ pem }) => ({ SSL_CERT_FILE: pem }),
    prepare: prepareGo,
    command: (folder, program) => ({ program: join(folder, 'samples'), args: [name(program)] }),
  },
  typescript: {
    needs: [{ program: process.execPath, args: ['--version'] }],
    trust: ({ pem }) => ({ NODE_EXTRA_CA_CERTS: pem }),
    prepare: async (folder, programs) => {
      await write(folder, programs);
      // Biome with Prettier's defaults.
      await writeFile(join(folder, 'biome.json'), '{ "root": true, "formatter": { "indentStyle": "space", "lineWidth": 80 } }\n');
      await run(join(ROOT, 'node_modules', '.bin', 'biome'), ['format', '.'], { cwd: folder });
      const files = programs.map(({ fileName }) => join(folder, fileName));
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'esnext',
        '--module',
        'nodenext',
        '--moduleDetection',
        'force',
        '--skipLibCheck',
      ];
      const types = ['--typeRoots', join(ROOT, 'node_modules', '@types'), '--types', 'node'];
      await run(join(ROOT, 'node_modules', '.bin', 'tsc'), [...options, ...types, ...files], { cwd: folder });
    },
    command: (folder, { fileName }) => ({ program: process.execPath, args: [join(folder, fileName)] }),
  },
};

/** To link each program for itself would take minutes: each becomes a package, its `main` a function, and one binary calls them by name. */
async function prepareGo(folder: string, programs: readonly SampleProgram[]): Promise<void> {
  const environment = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GO111MODULE: 'on', CGO_ENABLED: '0' };
  const shown = join(folder, 'shown');
  await write(shown, programs);
  const { stdout } = await run('gofmt', ['-l', shown]);
  if (stdout !== '') throw new Error(`gofmt would write these otherwise:\n${stdout}`);
  for (const program of programs) {
    const text = program.text.replace('package main\n', `package ${name(program)}\n`).replace('func main() {', 'func Main() {');
    await mkdir(join(folder, name(program)));
    await writeFile(join(folder, name(program), 'sample.go'), text);
  }
  const names = programs.map(name).sort();
  const main = [
    `package main\n\nimport (\n\t"os"\n\n${names.map((one) => `\t"samples/${one}"\n`).join('')})\n\n`,
    `func main() {\n\tmap[string]func(){\n${names.map((one) => `\t\t"${one}": ${one}.Main,\n`).join('')}\t}[os.Args[1]]()\n}\n`,
  ];
  await writeFile(join(folder, 'main.go'), main.join(''));
  await writeFile(join(folder, 'go.mod'), 'module samples\n\ngo 1.18\n');
  await run('go', ['build', '-o', 'samples', '.'], { cwd: folder, env: environment });
}

/** Each program that is needed and not there. */
export async function missing({ needs }: Toolchain): Promise<string[]> {
  const found = await Promise.all(
    needs.map(({ program, args }) =>
      run(program, args).then(
        () => true,
        // One that does not know the option is there all the same.
        (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
      ),
    ),
  );
  return needs.filter((_, n) => !found[n]).map(({ program }) => program);
}
