/** A value of a request as a sample writes it: JSON in which variables and settings may stand. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Variable
  | Setting
  | Assertion
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A value that the program made up or read from an earlier answer. */
export class Variable {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** What the environment gives: `CARTWRIGHT_URL` and its like. */
export class Setting {
  readonly name: SettingName;
  constructor(name: SettingName) {
    this.name = name;
  }
}

/** The unsigned assertion of a user, Base64 of `{"user_id": "…"}` (contract/oauth.md §3). */
export class Assertion {
  readonly user: Variable;
  constructor(user: Variable) {
    this.user = user;
  }
}

export type SettingName = 'url' | 'client_id' | 'client_secret' | 'api_key';

/** The environment variables that programs read; `.cartwright/env.sh` writes them. */
export const SETTINGS: Readonly<Record<SettingName, string>> = {
  url: 'CARTWRIGHT_URL',
  client_id: 'CARTWRIGHT_CLIENT_ID',
  client_secret: 'CARTWRIGHT_CLIENT_SECRET',
  api_key: 'CARTWRIGHT_API_KEY',
};

export const of = (name: string) => new Variable(name);

export type Members = { readonly [name: string]: Value };

export function isMembers(value: Value): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLeaf(value);
}

export function isLeaf(value: Value): value is Variable | Setting | Assertion {
  return value instanceof Variable || value instanceof Setting || value instanceof Assertion;
}

/** Every variable in a value, in order. */
export function variablesIn(value: Value): string[] {
  if (value instanceof Variable) return [value.name];
  if (value instanceof Assertion) return [value.user.name];
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  return isMembers(value) ? Object.values(value).flatMap(variablesIn) : [];
}

/** The example with the variables that are in scope in the place of members of their names. */
export function withVariables(value: Value, scope: ReadonlySet<string>): Value {
  if (Array.isArray(value)) return value.map((one) => withVariables(one, scope));
  if (!isMembers(value)) return value;
  const replaced = (name: string, inner: Value) => (scope.has(name) && !isLeaf(inner) ? of(name) : withVariables(inner, scope));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(name, inner)]));
}
