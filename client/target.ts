/** Path with its parameters filled in, and the query; ids may hold any character. */
export function targetOf(facts: { path: string; query?: readonly string[] }, request: Readonly<Record<string, unknown>>): string {
  const path = facts.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`\`${name}\` is missing.`);
    return segmentOf(String(value));
  });
  return path + queryOf(Object.fromEntries((facts.query ?? []).map((name) => [name, request[name]])));
}

/** `?a=1&b=2`, or nothing; what is undefined is left out. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** URLs take `.` and `..` for folders, however they are written; no server can be asked for such an id. */
function segmentOf(value: string): string {
  if (value === '.' || value === '..') throw new TypeError(`"${value}" cannot stand in a path.`);
  return encodeURIComponent(value);
}
