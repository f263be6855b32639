import { heading, type Language, type OwnValues } from '../language.ts';
import { type Call, filterOf, isBytes, isFile, movesFiles, type Program, type Read, type Step } from '../program.ts';
import { Assertion, SETTINGS, Setting, Variable } from '../values.ts';
import { type AnswerType, typeOf } from './answer-type.ts';
import { camelCase, capital, isSmall, literal, type Notation, spread } from './literal.ts';
import { EXACT, FILES, JSON_ONLY, PLAIN } from './typescript-helpers.ts';

const WIDTH = 80;

/** Plain `fetch`, so that the program needs no package; Node 24 runs it as it is. */
export const typescript: Language = {
  title: 'TypeScript',
  fileName: (operation) => `${operation.replaceAll('.', '-').replaceAll('_', '-')}.mts`,
  command: (file) => `NODE_EXTRA_CA_CERTS="$CARTWRIGHT_CA" node ${file}`,
  write: (program, values) => new Writer(program, values).text(),
};

const quoted = (text: string) => JSON.stringify(text);

class Writer {
  readonly #program: Program;
  readonly #values: OwnValues;
  readonly #interfaces: string[] = [];
  readonly #notation: Notation = {
    width: WIDTH,
    indent: '  ',
    object: '',
    array: '',
    space: ' ',
    aligned: false,
    trailingComma: true,
    key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)),
    scalar: (value) => (typeof value === 'string' && /"/.test(value) && !/['\\]/.test(value) ? `'${value}'` : JSON.stringify(value)),
    leaf: (value) => this.#leaf(value),
  };

  constructor(program: Program, values: OwnValues) {
    this.#program = program;
    this.#values = values;
  }

  text(): string {
    const { calls, made, operation } = this.#program;
    const run = this.#values.run === undefined ? 'crypto.randomUUID()' : quoted(this.#values.run);
    const names = made.map(({ name, prefix, suffix }) => `const ${camelCase(name)} = \`${prefix}\${run}${suffix}\`;`);
    const body = [
      ...(names.length === 0 ? [] : [[`const run = ${run};`, ...names].join('\n')]),
      ...calls.map((call, n) => `// ${call.comment}\n${this.#call(call, n === calls.length - 1)}`),
    ];
    const exact = calls.some(({ reads }) => reads.some(({ steps }) => steps.at(-1) === 'event_id'));
    const helpers = (movesFiles(this.#program) ? FILES : JSON_ONLY).replace(PLAIN, exact ? EXACT : PLAIN);
    const head = heading(this.#program, typescript.command(typescript.fileName(operation)));
    const parts = [`const url = ${this.#leaf(new Setting('url'))};`, ...this.#interfaces, helpers, ...body];
    return `${head.map((line) => `// ${line}\n`).join('')}${parts.join('\n\n')}\n`;
  }

  #call(call: Call, last: boolean): string {
    const prints = last ? this.#program.prints : undefined;
    const [first] = call.reads;
    if (isFile(call)) return this.#invoke(`const ${camelCase(first!.variable)} = await send(`, call);
    if (prints && isBytes(prints)) return `${this.#invoke('const file = await send(', call)}\nconsole.log(file.length, "bytes");`;
    const name = call.upload ? 'upload' : 'call';
    if (prints instanceof Variable) return `${this.#invoke(`await ${name}(`, call)}\nconsole.log(${camelCase(prints.name)});`;
    if (prints) {
      const type = this.#type([prints], 'Answer');
      return `${this.#invoke(`const answer = await ${name}<${type}>(`, call)}\n${filtered(prints, 'answer.')}console.log(${placeOf(prints, 'answer')});`;
    }
    if (first === undefined) return this.#invoke(`await ${name}(`, call);
    const top = String(first.steps[0]);
    const type = this.#type(call.reads, capital(camelCase(top)));
    if (call.reads.every(({ steps }) => steps.length === 1)) {
      const names = call.reads.map(({ steps, variable }) => renamed(String(steps[0]), camelCase(variable)));
      return this.#invoke(`const { ${names.join(', ')} } = await ${name}<${type}>(`, call);
    }
    const list = lastWord(top);
    const reads = call.reads.map(
      (read) => `const ${camelCase(read.variable)} = ${placeOf({ ...read, steps: read.steps.slice(1) }, list)};`,
    );
    return `${this.#invoke(`const { ${renamed(top, list)} } = await ${name}<${type}>(`, call)}\n${filtered(first, '')}${reads.join('\n')}`;
  }

  /** Inline where it is flat and short, else an interface of its own. */
  #type(reads: readonly Read[], name: string): string {
    const type = typeOf(reads.map(exactly));
    const inline = typeText(type);
    if (reads.every(({ steps }) => steps.length === 1) && inline.length <= 40) return inline;
    const members = Object.entries(type.members!).map(([member, inner]) => `  ${member}: ${typeText(inner, '  ', member.length + 4)};\n`);
    this.#interfaces.push(`interface ${name} {\n${members.join('')}}`);
    return name;
  }

  /** As Prettier breaks calls: on one line, with the last argument's braces on it, or with an argument a line. */
  #invoke(open: string, call: Call): string {
    const { method, path, bearer, body, upload } = call;
    const args = [quoted(method), pathText(path)];
    if (bearer !== undefined) args.push(bearer === 'api_key' ? this.#leaf(new Setting('api_key')) : camelCase(bearer));
    else if (body !== undefined) args.push('undefined');
    if (upload) args.push(camelCase(upload.variable), quoted(upload.mediaType));
    const flat = args.join(', ');
    if (!fits(open) && open.includes(' = ')) {
      const [target, rest = ''] = open.split(' = ');
      return `${target} =\n${this.#invoke(rest, call).replace(/^(?=.)/gm, '  ')}`;
    }
    if (body === undefined)
      return fits(`${open}${flat});`) ? `${open}${flat});` : `${open}\n${args.map((arg) => `  ${arg},\n`).join('')});`;
    const short = `${open}${flat}, ${literal(body, this.#notation, '', 0)});`;
    if (isSmall(body) && fits(short)) return short;
    if (fits(`${open}${flat}, {`)) return `${open}${flat}, ${spread(body, this.#notation, '')});`;
    args.push(isSmall(body) ? literal(body, this.#notation, '  ', 3) : spread(body, this.#notation, '  '));
    return `${open}\n${args.map((arg) => `  ${arg},\n`).join('')});`;
  }

  #leaf(value: Variable | Setting | Assertion): string {
    if (value instanceof Variable) return camelCase(value.name);
    if (value instanceof Assertion) return `btoa(JSON.stringify({ user_id: ${camelCase(value.user.name)} }))`;
    const own = this.#values[value.name];
    return own === undefined ? `process.env.${SETTINGS[value.name]}` : quoted(own);
  }
}

/** Ids of events are read as text. */
const exactly = (read: Read): Read => (read.steps.at(-1) === 'event_id' ? { ...read, kind: 'string' } : read);

/** `service_options` → `options`. */
const lastWord = (name: string) => name.split('_').at(-1)!;
const fits = (line: string) => line.length <= WIDTH;
const renamed = (member: string, name: string) => (member === name ? name : `${member}: ${name}`);

function pathText(path: Call['path']): string {
  if (path.every((piece) => typeof piece === 'string')) return quoted(path.join(''));
  return `\`${path.map((piece) => (typeof piece === 'string' ? piece : `\${${camelCase(piece.variable)}}`)).join('')}\``;
}

/** The elements that a filter leaves, as a list of its own. */
function filtered(read: Read, prefix: string): string {
  const filter = filterOf(read);
  if (!filter) return '';
  const list = prefix === '' ? lastWord(String(filter.before[0])) : `${prefix}${filter.before.join('.')}`;
  const line = `const free = ${list}.filter((option) => option.${filter.where.join('.')});`;
  if (fits(line)) return `${line}\n`;
  return `const free = ${list}.filter(\n  (option) => option.${filter.where.join('.')},\n);\n`;
}

function placeOf(read: Read, answer: string): string {
  const filter = filterOf(read);
  return filter ? `free.at(-1)!${filter.after.map(index).join('')}` : `${answer}${read.steps.map(index).join('')}`;
}

const index = (step: Step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`);

function typeText({ kind, members, list }: AnswerType, margin = '', column = 0): string {
  const suffix = list ? '[]' : '';
  if (!members) return `${kind === 'string' || kind === 'boolean' ? kind : 'number'}${suffix}`;
  const short = `{ ${Object.entries(members)
    .map(([name, inner]) => `${name}: ${typeText(inner)}`)
    .join('; ')} }${suffix}`;
  if (column + short.length < WIDTH) return short;
  const inner = `${margin}  `;
  const lines = Object.entries(members).map(([name, one]) => `${inner}${name}: ${typeText(one, inner, inner.length + name.length + 2)};\n`);
  return `{\n${lines.join('')}${margin}}${suffix}`;
}
