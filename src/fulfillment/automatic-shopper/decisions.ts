import { hash } from 'node:crypto';

/** The dice of one order: each question always gets the same answer, whenever and however often it is asked. */
export interface Dice {
  /** From 0 to below 1. */
  unit(question: string): number;
  chance(question: string, probability: number): boolean;
  /** One of `names` with its probability, undefined with what is left to 1. */
  pick<N extends string>(question: string, probabilities: Readonly<Record<N, number>>, names: readonly N[]): N | undefined;
  oneOf<T>(question: string, choices: readonly T[]): T;
  /** A whole number of the range, both ends included. */
  whole(question: string, from: number, to: number): number;
}

export function diceOf(seed: string, orderId: string): Dice {
  const unit = (question: string) => {
    // Lengths keep "1" + "23" and "12" + "3" apart.
    const digest = hash('sha256', `${seed.length}:${seed}${orderId.length}:${orderId}${question}`, 'buffer');
    return digest.readUIntBE(0, 6) / 2 ** 48;
  };
  return {
    unit,
    chance: (question, probability) => unit(question) < probability,
    pick: (question, probabilities, names) => {
      let rest = unit(question);
      for (const name of names) {
        rest -= probabilities[name];
        if (rest < 0) return name;
      }
      return undefined;
    },
    oneOf: (question, choices) => choices[Math.floor(unit(question) * choices.length)]!,
    whole: (question, from, to) => from + Math.floor(unit(question) * (to - from + 1)),
  };
}
