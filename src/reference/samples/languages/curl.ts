import { heading, type Language, type OwnValues } from '../language.ts';
import { type Call, filterOf, isBytes, isFile, type Kind, movesFiles, type Program, type Read, type Step } from '../program.ts';
import { Assertion, SETTINGS, Setting, Variable } from '../values.ts';
import { jsonText, leavesIn } from './json-text.ts';

const WIDTH = 88;

/** A bash script; jq reads the answers. */
export const curl: Language = {
  title: 'cURL',
  fileName: (operation) => `${operation.replaceAll('.', '_')}.sh`,
  command: (file) => `CURL_CA_BUNDLE="$CARTWRIGHT_CA" bash ${file}`,
  write: (program, values) => new Writer(program, values).text(),
};

const OPTIONS = '--silent --show-error --fail-with-body';

const HELPERS = `api() {
  curl ${OPTIONS} "$@"
}

fail() {
  echo "$1" >&2
  exit 1
}`;

class Writer {
  readonly #program: Program;
  readonly #values: OwnValues;
  readonly #kinds = new Map<string, Kind>();

  constructor(program: Program, values: OwnValues) {
    this.#program = program;
    this.#values = values;
  }

  text(): string {
    const { calls, made, operation } = this.#program;
    for (const { variable, kind } of calls.flatMap(({ reads }) => reads)) this.#kinds.set(variable, kind);
    const run = this.#values.run === undefined ? '$(date +%s)$RANDOM' : shellQuoted(this.#values.run);
    const names = made.map(({ name, prefix, suffix }) => `${name}=${prefix}${suffix === '' ? '$run' : `\${run}${suffix}`}`);
    const own = Object.entries(SETTINGS).flatMap(([name, variable]) => {
      const value = this.#values[name as keyof typeof SETTINGS];
      return value === undefined ? [] : [`${variable}=${shellQuoted(value)}`];
    });
    const body = [
      ...(own.length === 0 ? [] : [own.join('\n')]),
      HELPERS,
      ...(names.length === 0 ? [] : [[`run=${run}`, ...names].join('\n')]),
      ...(movesFiles(this.#program) ? ['file=$(mktemp)'] : []),
      ...calls.map((call, n) => `# ${call.comment}\n${this.#call(call, n === calls.length - 1)}`),
    ].join('\n\n');
    const head = heading(this.#program, curl.command(curl.fileName(operation)));
    return `#!/usr/bin/env bash\n${head.map((line) => `# ${line}\n`).join('')}set -euo pipefail\n\n${body}\n`;
  }

  #call(call: Call, last: boolean): string {
    const prints = last ? this.#program.prints : undefined;
    if (isFile(call) || (prints && isBytes(prints))) {
      const text = `api ${[...this.#options(call), '--output "$file"', this.#url(call)].join(' ')} || fail "$(cat "$file")"`;
      return last ? `${text}\necho "$(wc -c <"$file") bytes"` : text;
    }
    const asked = this.#ask(call);
    if (prints instanceof Variable) return `${asked}\necho "$${prints.name}"`;
    if (prints) return `${asked}\n${readText(prints)}`;
    return [asked, ...call.reads.map((read) => `${read.variable}=$(${readText(read)})`)].join('\n');
  }

  #ask(call: Call): string {
    const { body } = call;
    const url = this.#url(call);
    const options = this.#options(call);
    if (body === undefined) return captured([...options, url]);
    const changes = leavesIn(body).length > 0;
    const text = jsonText(body, (leaf) => this.#inJson(leaf), changes ? inHeredoc : (one) => one);
    if (!changes && !text.includes('\n')) return captured([...options, `--json ${shellQuoted(text)}`, url]);
    const mark = changes ? 'JSON' : "'JSON'";
    const head = `answer=$(api ${[...options, '--json @-'].join(' ')}`;
    const gap = head.length + url.length < WIDTH ? ' ' : ' \\\n  ';
    return `${head}${gap}${url} <<${mark}\n${text}\nJSON\n) || fail "$answer"`;
  }

  #options({ method, bearer, body, upload, reads }: Call): string[] {
    const implied = body === undefined ? 'GET' : 'POST';
    const token = bearer === 'api_key' ? SETTINGS.api_key : bearer;
    return [
      ...(method === implied && reads ? [] : [`--request ${method}`]),
      ...(token === undefined ? [] : [`--oauth2-bearer "$${token}"`]),
      ...(upload ? [`--header 'Content-Type: ${upload.mediaType}'`, '--data-binary "@$file"'] : []),
    ];
  }

  #url({ path }: Call): string {
    const text = path.map((piece) => (typeof piece === 'string' ? piece : `$${piece.variable}`)).join('');
    return `"$${SETTINGS.url}${text}"`;
  }

  #inJson(value: Variable | Setting | Assertion): string {
    if (value instanceof Assertion) return `"$(printf '{"user_id":"%s"}' "$${value.user.name}" | base64 | tr -d '\\n')"`;
    if (value instanceof Setting) return `"$${SETTINGS[value.name]}"`;
    const isText = (this.#kinds.get(value.name) ?? 'string') === 'string';
    return isText ? `"$${value.name}"` : `$${value.name}`;
  }
}

function captured(args: readonly string[]): string {
  const flat = `answer=$(api ${args.join(' ')}) || fail "$answer"`;
  if (flat.length <= WIDTH) return flat;
  return `answer=$(api ${args.slice(0, -1).join(' ')} \\\n  ${args.at(-1)}) || fail "$answer"`;
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const inHeredoc = (text: string) => text.replace(/[\\$`]/g, '\\$&');

function readText({ steps, kind }: Read): string {
  const filter = filterOf({ variable: '', kind, steps });
  const query = filter
    ? `[.${filter.before.join('.')}[] | select(.${filter.where.join('.')})][-1]${filter.after.map(index).join('')}`
    : steps.map(index).join('');
  const quotedQuery = /[[\] |]/.test(query) ? `'${query}'` : query;
  // jq before 1.7 holds numbers as doubles; ids of events are larger.
  const exact = `sed -E 's/"event_id":([0-9]+)/"event_id":"\\1"/g' <<<"$answer" | jq --raw-output ${quotedQuery}`;
  return steps.at(-1) === 'event_id' ? exact : `jq --raw-output ${quotedQuery} <<<"$answer"`;
}

const index = (step: Step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`);
