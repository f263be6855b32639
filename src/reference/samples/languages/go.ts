import { heading, type Language, type OwnValues } from '../language.ts';
import { type Call, filterOf, isBytes, isFile, type Kind, movesFiles, type Program, type Read } from '../program.ts';
import { Assertion, SETTINGS, Setting, Variable } from '../values.ts';
import { type AnswerType, typeOf } from './answer-type.ts';
import { FILES, JSON_ONLY } from './go-helpers.ts';
import { camelCase, isSmall, literal, type Notation, spread } from './literal.ts';

export const go: Language = {
  title: 'Go',
  fileName: (operation) => `${operation.replaceAll('.', '_')}.go`,
  command: (file) => `SSL_CERT_FILE="$CARTWRIGHT_CA" go run ${file}`,
  write: (program, values) => new Writer(program, values).text(),
};

const WIDTH = 110;
const quoted = (text: string) => JSON.stringify(text);
const TYPES: Readonly<Record<Kind, string>> = { string: 'string', integer: 'int64', number: 'float64', boolean: 'bool', bytes: '[]byte' };

class Writer {
  readonly #program: Program;
  readonly #values: OwnValues;
  readonly #kinds = new Map<string, Kind>();
  readonly #notation: Notation = {
    width: 100,
    indent: '\t',
    object: 'map[string]any',
    array: '[]any',
    space: '',
    aligned: true,
    trailingComma: true,
    key: quoted,
    scalar: (value) => (value === null ? 'nil' : JSON.stringify(value)),
    leaf: (value) => this.#leaf(value),
  };

  constructor(program: Program, values: OwnValues) {
    this.#program = program;
    this.#values = values;
  }

  text(): string {
    const { calls, made, operation } = this.#program;
    for (const { name } of made) this.#kinds.set(name, 'string');
    for (const { variable, kind } of calls.flatMap(({ reads }) => reads)) this.#kinds.set(variable, kind);
    const own = this.#values.run;
    const [run, verb] = own === undefined ? ['time.Now().UnixNano()', '%d'] : [quoted(own), '%s'];
    const names = made.map(({ name, prefix, suffix }) => `\t${goName(name)} := fmt.Sprintf(${quoted(`${prefix}${verb}${suffix}`)}, run)\n`);
    const main = [
      ...(names.length === 0 ? [] : [`\trun := ${run}\n${names.join('')}`]),
      ...calls.map((call, n) => `\t// ${call.comment}\n${this.#call(call, n === calls.length - 1)}`),
    ].join('\n');
    const helpers = (movesFiles(this.#program) ? FILES : JSON_ONLY).replace('URL', this.#leaf(new Setting('url')));
    const code = `func main() {\n${main}}\n\n${helpers}`;
    const head = heading(this.#program, go.command(go.fileName(operation)));
    return `${head.map((line) => `// ${line}\n`).join('')}package main\n\n${importsOf(code)}\n${code}`;
  }

  #call(call: Call, last: boolean): string {
    const prints = last ? this.#program.prints : undefined;
    if (isFile(call)) return this.#invoke(`${goName(call.reads[0]!.variable)} := send(`, call, ')');
    if (prints && isBytes(prints)) return `${this.#invoke('file := send(', call, ')')}\tfmt.Println(len(file), "bytes")\n`;
    if (prints instanceof Variable) return `${this.#invoke('call(', call, ', nil)')}\tfmt.Println(${goName(prints.name)})\n`;
    const reads = prints ? [prints] : call.reads;
    if (reads.length === 0) return this.#invoke('call(', call, ', nil)');
    const name = this.#answerName(call, last);
    const declared = `\tvar ${name} ${structText(typeOf(reads), '\t')}\n`;
    const asked = call.upload
      ? `${this.#invoke(`text := send(`, call, ')')}\tcheck(json.Unmarshal(text, &${name}))\n`
      : this.#invoke('call(', call, `, &${name})`);
    const taken = prints
      ? `\tfmt.Println(${placeOf(prints, name)})\n`
      : call.reads.map((read) => `\t${goName(read.variable)} := ${placeOf(read, name)}\n`).join('');
    return `${declared}${asked}${filtered(reads[0]!, name)}${taken}`;
  }

  #answerName({ reads }: Call, last: boolean): string {
    if (last) return 'answer';
    const variable = reads[0]!.variable.replace(/_id$/, '');
    return `${goName(variable)}Answer`;
  }

  #invoke(open: string, { method, path, bearer, body, upload }: Call, close: string): string {
    const args = [quoted(method), this.#path(path)];
    args.push(bearer === undefined ? '""' : bearer === 'api_key' ? this.#leaf(new Setting('api_key')) : goName(bearer));
    const isSend = open.includes('send(');
    if (isSend) args.push(upload ? quoted(upload.mediaType) : '""', upload ? goName(upload.variable) : 'nil');
    else if (body === undefined) args.push('nil');
    else args.push(isSmall(body) ? literal(body, this.#notation, '\t', 0) : spread(body, this.#notation, '\t'));
    const flat = `\t${open}${args.join(', ')}${close}\n`;
    if (flat.indexOf('\n') <= WIDTH) return flat;
    const lines = [
      ...args.slice(0, -1),
      args.at(-1)!.replaceAll('\n', '\n\t'),
      ...close
        .split(', ')
        .slice(1)
        .map((arg) => arg.replace(/\)$/, '')),
    ];
    return `\t${open}\n${lines.map((arg) => `\t\t${arg},\n`).join('')}\t)\n`;
  }

  #path(path: Call['path']): string {
    const variables = path.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.variable]));
    if (variables.length === 0) return quoted(path.join(''));
    const text = path.map((piece) => (typeof piece === 'string' ? piece.replaceAll('%', '%%') : this.#verb(piece.variable))).join('');
    return `fmt.Sprintf(${[quoted(text), ...variables.map(goName)].join(', ')})`;
  }

  #verb(variable: string): string {
    return this.#kinds.get(variable) === 'integer' ? '%d' : '%s';
  }

  #leaf(value: Variable | Setting | Assertion): string {
    if (value instanceof Variable) return goName(value.name);
    if (value instanceof Assertion)
      return `base64.StdEncoding.EncodeToString([]byte(\`{"user_id":"\` + ${goName(value.user.name)} + \`"}\`))`;
    const own = this.#values[value.name];
    return own === undefined ? `os.Getenv(${quoted(SETTINGS[value.name])})` : quoted(own);
  }
}

function filtered(read: Read, answer: string): string {
  const filter = filterOf(read);
  if (!filter) return '';
  const list = `${answer}${filter.before.map(field).join('')}`;
  return [
    `\tfree := ${list}[:0]\n`,
    `\tfor _, option := range ${list} {\n`,
    `\t\tif option${filter.where.map(field).join('')} {\n`,
    `\t\t\tfree = append(free, option)\n`,
    `\t\t}\n\t}\n`,
  ].join('');
}

function placeOf(read: Read, answer: string): string {
  const filter = filterOf(read);
  return filter ? `free[len(free)-1]${filter.after.map(field).join('')}` : `${answer}${read.steps.map(field).join('')}`;
}

const field = (step: unknown) => (typeof step === 'number' ? `[${step}]` : `.${fieldName(String(step))}`);

const INITIALISMS = /(Id|Url|Uri|Ip|Jwk)(?=[A-Z]|$)/g;
const fieldName = (name: string) => camelCase(`_${name}`).replace(INITIALISMS, (word) => word.toUpperCase());
const goName = (name: string) => camelCase(name).replace(INITIALISMS, (word, _, at: number) => (at === 0 ? word : word.toUpperCase()));

/** Simple members first, in columns as gofmt has them. */
function structText({ kind, members, list }: AnswerType, margin: string): string {
  const prefix = list ? '[]' : '';
  if (!members) return `${prefix}${TYPES[kind!]}`;
  const inner = `${margin}\t`;
  const entries = Object.entries(members)
    .map(([name, type]) => ({ name: fieldName(name), type: structText(type, inner), tag: `\`json:"${name}"\`` }))
    .sort((a, b) => Number(a.type.includes('\n')) - Number(b.type.includes('\n')));
  const simple = entries.filter(({ type }) => !type.includes('\n'));
  const firstBlock = entries.slice(0, simple.length + 1);
  const names = Math.max(...firstBlock.map(({ name }) => name.length));
  const types = Math.max(0, ...simple.map(({ type }) => type.length));
  const lines = entries.map(({ name, type, tag }, n) => {
    const isLong = type.includes('\n');
    const gap = n > simple.length ? ' ' : ' '.repeat(names - name.length + 1);
    return `${inner}${name}${gap}${isLong ? type : type.padEnd(types)} ${tag}\n`;
  });
  return `${prefix}struct {\n${lines.join('')}${margin}}`;
}

function importsOf(code: string): string {
  const packages = ['bytes', 'encoding/base64', 'encoding/json', 'fmt', 'io', 'log', 'net/http', 'os', 'time'];
  const used = packages.filter((name) => new RegExp(`\\b${name.split('/').at(-1)}\\.[A-Z]`).test(code));
  return `import (\n${used.map((name) => `\t"${name}"\n`).join('')})\n`;
}
