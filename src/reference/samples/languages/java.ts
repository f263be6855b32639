import { heading, type Language, type OwnValues } from '../language.ts';
import { type Call, filterOf, isBytes, isFile, type Kind, movesFiles, type Program, type Read } from '../program.ts';
import { Assertion, SETTINGS, Setting, type Value, Variable } from '../values.ts';
import { ENCODED, FILES, JSON_ONLY, READ } from './java-helpers.ts';
import { jsonText, leavesIn } from './json-text.ts';
import { camelCase } from './literal.ts';

const WIDTH = 100;
/** Each element of the lists that are filtered begins with it. */
const FIRST_MEMBER = 'id';

/** Java 17 without a JSON library: bodies are text blocks, and `read` finds a member of an answer. */
export const java: Language = {
  title: 'Java',
  fileName: (operation) => `${className(operation)}.java`,
  command: (file) => `java -Djavax.net.ssl.trustStore="$CARTWRIGHT_CA_P12" -Djavax.net.ssl.trustStorePassword=changeit ${file}`,
  write: (program, values) => new Writer(program, values).text(),
};

const className = (operation: string) => camelCase(`_${operation.replaceAll('.', '_')}`);
const quoted = (text: string) => JSON.stringify(text);
const indented = (text: string, margin: string) => text.replace(/^(?=.)/gm, margin);

class Writer {
  readonly #program: Program;
  readonly #values: OwnValues;
  readonly #kinds = new Map<string, Kind>();
  #hasAnswer = false;

  constructor(program: Program, values: OwnValues) {
    this.#program = program;
    this.#values = values;
  }

  text(): string {
    const { calls, made, operation } = this.#program;
    for (const { variable, kind } of calls.flatMap(({ reads }) => reads)) this.#kinds.set(variable, kind);
    const run = this.#values.run === undefined ? 'UUID.randomUUID()' : quoted(this.#values.run);
    const names = made.map(({ name, prefix, suffix }) => `var ${camelCase(name)} = ${joined([prefix, { variable: 'run' }, suffix])};`);
    const main = [
      ...(names.length === 0 ? [] : [[`var run = ${run};`, ...names].join('\n')]),
      ...calls.map((call, n) => `// ${call.comment}\n${this.#call(call, n === calls.length - 1)}`),
    ].join('\n\n');
    const helpers = movesFiles(this.#program) ? FILES : JSON_ONLY;
    const code = [
      `public class ${className(operation)} {\n  static final String URL = ${this.#leaf(new Setting('url'))};\n`,
      '  static final HttpClient CLIENT = HttpClient.newHttpClient();\n\n',
      `  public static void main(String[] args) throws Exception {\n${indented(main, '    ')}\n  }\n\n`,
      `${helpers}${main.includes('read(') ? `\n${READ}` : ''}${main.includes('encoded(') ? ENCODED : ''}}\n`,
    ].join('');
    const head = heading(this.#program, java.command(java.fileName(operation)));
    return `${head.map((line) => `// ${line}\n`).join('')}${importsOf(code)}\n${code}`;
  }

  #call(call: Call, last: boolean): string {
    const prints = last ? this.#program.prints : undefined;
    if (isFile(call)) return this.#invoke(`var ${camelCase(call.reads[0]!.variable)} = send(`, call);
    if (prints && isBytes(prints)) return `${this.#invoke('var file = send(', call)}\nSystem.out.println(file.length + " bytes");`;
    if (prints instanceof Variable) return `${this.#invoke('call(', call)}\nSystem.out.println(${camelCase(prints.name)});`;
    const reads = prints ? [prints] : call.reads;
    if (reads.length === 0) return this.#invoke('call(', call);
    const target = this.#hasAnswer ? 'answer' : 'var answer';
    this.#hasAnswer = true;
    const asked = call.upload ? this.#invoke(`${target} = new String(send(`, call, '))') : this.#invoke(`${target} = call(`, call);
    const source = filterOf(reads[0]!) ? 'free' : 'answer';
    const taken = prints
      ? `System.out.println(${readText(prints, source)});`
      : call.reads.map((read) => `var ${camelCase(read.variable)} = ${readText(read, source)};`).join('\n');
    return `${asked}\n${filtered(reads[0]!)}${taken}`;
  }

  #invoke(open: string, { method, path, bearer, body, upload, reads }: Call, close = ')'): string {
    const args = [quoted(method), joined(path)];
    args.push(bearer === undefined ? 'null' : bearer === 'api_key' ? this.#leaf(new Setting('api_key')) : camelCase(bearer));
    if (open.includes('send('))
      args.push(upload ? quoted(upload.mediaType) : '"application/json"', upload ? camelCase(upload.variable) : 'null');
    else args.push(body === undefined ? 'null' : this.#body(body));
    const flat = `${open}${args.join(', ')}${close};`;
    const [head = ''] = flat.split('\n');
    return head.length <= WIDTH - 4 || reads === undefined ? flat : `${open}\n${args.map((arg) => `    ${arg}`).join(',\n')}${close};`;
  }

  #body(body: Value): string {
    const leaves = leavesIn(body);
    const percent = leaves.length === 0 ? '%' : '%%';
    const text = jsonText(
      body,
      (leaf) => (this.#isNumber(leaf) ? '%s' : '"%s"'),
      (one) => one.replaceAll('\\', '\\\\').replaceAll('%', percent),
    );
    const block = `"""\n${indented(text, '    ')}\n    """`;
    if (leaves.length === 0) return block;
    const args = leaves.map((leaf) => this.#leaf(leaf));
    const flat = args.join(', ');
    const isLong = flat.length > WIDTH - 30;
    return `${block}.formatted(${isLong ? `\n        ${args.join(',\n        ')}` : flat})`;
  }

  #isNumber(value: Variable | Setting | Assertion): boolean {
    return value instanceof Variable && ['integer', 'number', 'boolean'].includes(this.#kinds.get(value.name) ?? 'string');
  }

  #leaf(value: Variable | Setting | Assertion): string {
    if (value instanceof Variable) return camelCase(value.name);
    if (value instanceof Assertion) return `encoded("{\\"user_id\\":\\"" + ${camelCase(value.user.name)} + "\\"}")`;
    const own = this.#values[value.name];
    return own === undefined ? `System.getenv(${quoted(SETTINGS[value.name])})` : quoted(own);
  }
}

function joined(pieces: Call['path']): string {
  const parts = pieces
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : camelCase(piece.variable)));
  return parts.join(' + ');
}

/** The last element of a list that a condition holds for, cut out of the text. */
function filtered(read: Read): string {
  const filter = filterOf(read);
  if (!filter) return '';
  return [
    `var free = Stream.of(answer.split("(?=\\\\{\\"${FIRST_MEMBER}\\")"))`,
    `    .filter(option -> option.contains("\\"${filter.where.at(-1)}\\":true"))`,
    '    .reduce((earlier, later) -> later)',
    '    .orElseThrow();\n',
  ].join('\n');
}

function readText({ steps }: Read, source: string): string {
  const name = steps.findLast((step) => typeof step === 'string');
  return `read(${quoted(String(name))}, ${source})`;
}

function importsOf(code: string): string {
  const classes = {
    'java.net.URI': /\bURI\./,
    'java.net.http.HttpClient': /HttpClient/,
    'java.net.http.HttpRequest': /HttpRequest\./,
    'java.net.http.HttpRequest.BodyPublishers': /BodyPublishers\./,
    'java.net.http.HttpResponse.BodyHandlers': /BodyHandlers\./,
    'java.util.Base64': /Base64\./,
    'java.util.UUID': /UUID\./,
    'java.util.regex.Pattern': /Pattern\./,
    'java.util.stream.Stream': /Stream\./,
  };
  return Object.entries(classes)
    .filter(([, used]) => used.test(code))
    .map(([name]) => `import ${name};\n`)
    .join('');
}
