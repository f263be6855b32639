import type { ErrorDefinition } from './errors.ts';

/** What can be wrong with a scenario: the `{problem}` of the error `scenarioInvalid`. Names of actions, states and members stay as they are. */
export const scenarioProblems = {
  tooLong: texts('is longer than {limit} characters', 'dépasse {limit} caractères'),
  repeatedKey: texts('Map keys must be unique', "les clés d'un objet doivent être uniques"),
  notYaml: texts('is not valid YAML ({code})', "n'est pas du YAML valide ({code})"),
  wrongType: texts('must be {types}', 'doit être du type {types}'),
  tooFewEntries: texts('must have at least {limit} entries', 'doit compter au moins {limit} entrées'),
  tooManyEntries: texts('must have at most {limit} entries', 'doit compter au plus {limit} entrées'),
  repeatedEntry: texts('must not have the same entry twice', 'ne doit pas contenir deux fois la même entrée'),
  tooFewMembers: texts('must have at least {limit} members', 'doit compter au moins {limit} membres'),
  tooManyMembers: texts('must have at most {limit} members', 'doit compter au plus {limit} membres'),
  tooShort: texts('must have at least {limit} characters', 'doit compter au moins {limit} caractères'),
  tooManyCharacters: texts('must have at most {limit} characters', 'doit compter au plus {limit} caractères'),
  tooSmall: texts('must be greater than or equal to {limit}', 'doit être supérieur ou égal à {limit}'),
  notGreater: texts('must be greater than {limit}', 'doit être supérieur à {limit}'),
  tooLarge: texts('must be less than or equal to {limit}', 'doit être inférieur ou égal à {limit}'),
  invalid: texts('is invalid', "n'est pas valide"),
  wrongForm: texts('is not of the right form: {pattern}', "n'a pas la bonne forme : {pattern}"),
  notADuration: texts(
    'is not of the right form: a duration, such as 90s, 3m, 1h30m',
    "n'a pas la bonne forme : une durée, comme 90s, 3m, 1h30m",
  ),
  unknownMember: texts('is not known here: {names}', "n'est pas connu ici : {names}"),
  notIncluded: texts('must be one of {names}', "doit être l'un de ceux-ci : {names}"),
  missing: texts('lacks {name}', 'doit comprendre {name}'),
  notAStep: texts('must be an action or a mapping with one', 'doit être une action ou un objet qui en contient une'),
  notAnAction: texts('is no action: {names}', "n'est pas une action : {names}"),
  noAction: texts('must name exactly one action, not none: {names}', 'doit nommer exactement une action, et non aucune : {names}'),
  manyActions: texts('must name exactly one action, not {found}: {names}', 'doit nommer exactement une action, et non {found} : {names}'),
  countAndWeight: texts('takes count or weight, not both', 'accepte count ou weight, mais pas les deux'),
  alternativeMissing: texts('needs `with`, the alternative', 'doit comprendre `with`, le produit de rechange'),
  textMissing: texts('needs `text`, what the customer writes', 'doit comprendre `text`, ce que le client écrit'),
  withoutAlternative: texts('takes `with` only for an alternative', "n'accepte `with` que pour un produit de rechange"),
  afterTheEnd: texts('nothing can follow {action}', 'rien ne peut suivre {action}'),
  notForKind: texts('{action} is not for {kind} orders', "{action} n'est pas pour les commandes {kind}"),
  notPassed: texts('{kind} orders do not pass {point}', 'les commandes {kind} ne passent pas par {point}'),
  liesBefore: texts('{point} lies before {here}, where the order is by then', '{point} vient avant {here}, où la commande se trouve alors'),
  onlyAt: texts('{action} can only be done at {first}, not at {point}', '{action} ne peut se faire que dans {first}, et non dans {point}'),
  onlyBetween: texts(
    '{action} can only be done from {first} to {last}, not at {point}',
    '{action} ne peut se faire que de {first} à {last}, et non dans {point}',
  ),
} as const satisfies Record<string, ErrorDefinition['text']>;

export type ScenarioProblemName = keyof typeof scenarioProblems;

/** A problem with what its text names. */
export interface ProblemText {
  readonly name: ScenarioProblemName;
  readonly values: Readonly<Record<string, string | number>>;
}

export function problem(name: ScenarioProblemName, values: ProblemText['values'] = {}): ProblemText {
  return { name, values };
}

function texts(english: string, french: string): ErrorDefinition['text'] {
  return { 'en-US': english, 'fr-CA': french };
}
