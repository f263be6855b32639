import { heading, type Language, type OwnValues } from '../language.ts';
import { type Call, filterOf, isBytes, isFile, movesFiles, type Program, type Read, type Step } from '../program.ts';
import { Assertion, SETTINGS, Setting, Variable } from '../values.ts';
import { isSmall, literal, type Notation, spread } from './literal.ts';

const WIDTH = 88;

export const python: Language = {
  title: 'Python',
  fileName: (operation) => `${operation.replaceAll('.', '_')}.py`,
  command: (file) => `SSL_CERT_FILE="$CARTWRIGHT_CA" python3 ${file}`,
  write: (program, values) => new Writer(program, values).text(),
};

const quoted = (text: string) => JSON.stringify(text);
/** In the quotes that need no escapes, as Black has it. */
const text = (value: string | number) => (/^[^'\\]*"[^'\\]*$/.test(String(value)) ? `'${value}'` : JSON.stringify(value));

class Writer {
  readonly #program: Program;
  readonly #values: OwnValues;
  readonly #notation: Notation = {
    width: WIDTH,
    indent: '    ',
    object: '',
    array: '',
    space: '',
    aligned: false,
    trailingComma: true,
    key: quoted,
    scalar: (value) => (value === null ? 'None' : typeof value === 'boolean' ? (value ? 'True' : 'False') : text(value)),
    leaf: (value) => this.#leaf(value),
  };

  constructor(program: Program, values: OwnValues) {
    this.#program = program;
    this.#values = values;
  }

  text(): string {
    const { calls, made, operation } = this.#program;
    const run = this.#values.run === undefined ? 'time.time_ns()' : quoted(this.#values.run);
    const names = made.map(({ name, prefix, suffix }) => `${name} = f${quoted(`${prefix}{run}${suffix}`)}`);
    const body = [
      ...(names.length === 0 ? [] : [[`run = ${run}`, ...names].join('\n')]),
      ...calls.map((call, n) => `# ${call.comment}\n${this.#call(call, n === calls.length - 1)}`),
    ].join('\n\n');
    const helpers = movesFiles(this.#program) ? FILES : JSON_ONLY;
    const code = `URL = ${this.#leaf(new Setting('url'))}\n\n\n${helpers}\n\n${body}\n`;
    const head = heading(this.#program, python.command(python.fileName(operation)));
    return `${head.map((line) => `# ${line}\n`).join('')}${importsOf(code)}\n${code}`;
  }

  #call(call: Call, last: boolean): string {
    const prints = last ? this.#program.prints : undefined;
    const [first] = call.reads;
    if (isFile(call)) return this.#invoke(`${first!.variable} = send(`, call, ')');
    if (prints && isBytes(prints)) return `${this.#invoke('file = send(', call, ')')}\nprint(len(file), "bytes")`;
    if (call.upload && prints && !(prints instanceof Variable)) {
      return `${this.#invoke('text = send(', call, ')')}\nanswer = json.loads(text)\nprint(${placeOf(prints)})`;
    }
    if (prints instanceof Variable) return `${this.#invoke('call(', call, ')')}\nprint(${prints.name})`;
    if (prints) return `${this.#invoke('answer = call(', call, ')')}\n${filtered(prints)}print(${placeOf(prints)})`;
    if (first === undefined) return this.#invoke('call(', call, ')');
    if (call.reads.length === 1 && first.steps.every((step) => typeof step === 'string')) {
      return this.#invoke(`${first.variable} = call(`, call, `)${first.steps.map(index).join('')}`);
    }
    const reads = call.reads.map((read) => `${read.variable} = ${placeOf(read)}`);
    return `${this.#invoke('answer = call(', call, ')')}\n${filtered(first)}${reads.join('\n')}`;
  }

  /** A call on one line where it fits, else with an argument a line. */
  #invoke(open: string, { method, path, bearer, body, upload }: Call, close: string): string {
    const args = [quoted(method), this.#path(path)];
    if (bearer !== undefined) args.push(bearer === 'api_key' ? this.#leaf(new Setting('api_key')) : bearer);
    if (upload) args.push(upload.variable, quoted(upload.mediaType));
    const name = bearer === undefined ? 'body=' : '';
    const short = [...args, ...(body === undefined ? [] : [name + literal(body, this.#notation, '', 0)])].join(', ');
    if (!short.includes('\n') && open.length + short.length + close.length <= WIDTH) return `${open}${short}${close}`;
    if (body !== undefined)
      args.push(name + (isSmall(body) ? literal(body, this.#notation, '    ', 12) : spread(body, this.#notation, '    ')));
    return `${open}\n${args.map((arg) => `    ${arg},\n`).join('')}${close}`;
  }

  #path(path: Call['path']): string {
    const isPlain = path.every((piece) => typeof piece === 'string');
    const text = path.map((piece) => (typeof piece === 'string' ? piece : `{${piece.variable}}`)).join('');
    return `${isPlain ? '' : 'f'}${quoted(text)}`;
  }

  #leaf(value: Variable | Setting | Assertion): string {
    if (value instanceof Variable) return value.name;
    if (value instanceof Assertion) return `b64encode(json.dumps({"user_id": ${value.user.name}}).encode()).decode()`;
    const own = this.#values[value.name];
    return own === undefined ? `os.environ[${quoted(SETTINGS[value.name])}]` : quoted(own);
  }
}

/** The elements that a filter leaves, as a list of its own. */
function filtered(read: Read): string {
  const filter = filterOf(read);
  if (!filter) return '';
  const [list, condition] = [`answer${filter.before.map(index).join('')}`, `option${filter.where.map(index).join('')}`];
  return `free = [\n    option\n    for option in ${list}\n    if ${condition}\n]\n`;
}

function placeOf(read: Read): string {
  const filter = filterOf(read);
  return filter ? `free[-1]${filter.after.map(index).join('')}` : `answer${read.steps.map(index).join('')}`;
}

const index = (step: Step) => `[${typeof step === 'string' ? quoted(step) : step}]`;

function importsOf(code: string): string {
  const modules = ['json', 'os', 'sys', 'time', 'urllib.error', 'urllib.request'];
  const used = modules.filter((name) => new RegExp(`\\b${name.replace('.', '\\.')}\\.`).test(code)).map((name) => `import ${name}\n`);
  return [...used, ...(code.includes('b64encode(') ? ['from base64 import b64encode\n'] : [])].join('');
}

const JSON_ONLY = `def call(method, path, token=None, body=None):
    """Sends JSON and returns the answer; a refusal ends the program."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        sys.exit(f"{refusal.code} {refusal.read().decode()}")
`;

const FILES = `def call(method, path, token=None, body=None):
    """Sends JSON and returns the answer; a refusal ends the program."""
    data = None if body is None else json.dumps(body).encode()
    return json.loads(send(method, path, token, data, "application/json"))


def send(method, path, token=None, data=None, media_type="application/octet-stream"):
    """Sends bytes and returns bytes; a refusal ends the program."""
    headers = {"Content-Type": media_type}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(URL + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError as refusal:
        sys.exit(f"{refusal.code} {refusal.read().decode()}")
`;
