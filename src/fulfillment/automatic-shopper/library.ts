import { readdirSync, readFileSync } from 'node:fs';
import { localizedText } from '../../contract/errors.ts';
import { scenarioProblems } from '../../contract/scenario-problems.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

export interface NamedScenario extends Scenario {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
}

const FOLDER = new URL('./library/', import.meta.url);
let library: ReadonlyMap<string, NamedScenario> | undefined;

/** The scenarios of the library by name, in the order of their names; read once, when they are first wanted. */
export function scenarioLibrary(): ReadonlyMap<string, NamedScenario> {
  library ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [file.slice(0, -'.yaml'.length), load(file)]),
  );
  return library;
}

function load(file: string): NamedScenario {
  const name = file.slice(0, -'.yaml'.length);
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const read = readScenario(text);
  if ('problems' in read) {
    const said = read.problems.map(
      ({ path, line, problem }) => `${line}: ${path} ${localizedText(scenarioProblems[problem.name], 'en-US', problem.values)}`,
    );
    throw new Error(`The scenario ${file} is not valid: ${said.join('; ')}`);
  }
  if (read.scenario.name !== name) throw new Error(`The scenario ${file} calls itself ${read.scenario.name}.`);
  return { ...read.scenario, name, text };
}
