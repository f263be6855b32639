import { DEPRECATED, type Deprecated, deprecationsOf, isWhole } from '../../contract/deprecations.ts';
import type { Operation } from '../../operations/define.ts';
import { type Change, changes } from '../changelog/changelog.ts';
import type { JsonSchema } from '../json-schema.ts';
import { type OpenApiDocument, openApi } from '../openapi.ts';

type Components = OpenApiDocument['components'];

interface SourceOptions {
  readonly url: string;
  readonly version: string;
  readonly deprecations?: readonly Deprecated[];
}

/** What the pages are made from: the operations, and their description. */
export class Source {
  readonly operations: readonly Operation[];
  readonly version: string;
  readonly deprecations: readonly Deprecated[];
  /** Of the development server, and of the production server for what exists there only. */
  readonly development: OpenApiDocument;
  readonly #production: OpenApiDocument;
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #changes: ReadonlyMap<string, readonly Change[]>;

  constructor(operations: readonly Operation[], { url, version, deprecations = DEPRECATED }: SourceOptions) {
    this.operations = operations;
    this.version = version;
    this.deprecations = deprecations;
    this.development = openApi(operations, { server: 'development', url, version, deprecations });
    this.#production = openApi(operations, { server: 'production', url, version, deprecations });
    this.#byId = new Map(operations.map((operation) => [operation.id, operation]));
    this.#changes = Map.groupBy(changes, ({ operation = '' }) => operation);
  }

  operation(id: string): Operation {
    const found = this.#byId.get(id);
    if (found === undefined) throw new Error(`The reference speaks of ${id}, which is no operation.`);
    return found;
  }

  /** What concerns an operation, what any call of it uses first. */
  deprecationsOf({ id }: Operation): Deprecated[] {
    return deprecationsOf(id, this.deprecations);
  }

  /** The operation itself is deprecated, or the service that it belongs to. */
  deprecationOf(operation: Operation): Deprecated | undefined {
    return this.deprecationsOf(operation).find((one) => isWhole(one, operation.id));
  }

  described({ method, path, server }: Operation): JsonSchema {
    return (server === 'production' ? this.#production : this.development).paths[path]![method.toLowerCase()]!;
  }

  components({ server }: Operation): Components {
    return (server === 'production' ? this.#production : this.development).components;
  }

  schemas(operation: Operation): Readonly<Record<string, JsonSchema>> {
    return this.components(operation).schemas!;
  }

  requestSchema(operation: Operation): JsonSchema {
    return schemaOf(this.described(operation).requestBody as JsonSchema);
  }

  responseSchema(operation: Operation): JsonSchema {
    return schemaOf((this.described(operation).responses as Record<string, JsonSchema>)['200']!);
  }

  /** Newest first. `place` is a method and a path. */
  changesOf(place: string): readonly Change[] {
    return this.#changes.get(place) ?? [];
  }
}

function schemaOf({ content }: JsonSchema): JsonSchema {
  return (content as Record<string, { schema: JsonSchema }>)['application/json']!.schema;
}
