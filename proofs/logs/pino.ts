import { type DestinationStream, type Logger, type LoggerOptions, pino as real } from 'pino';
import { keepLine } from './kept.ts';

/**
 * Stands where the server imports pino: every line is made, whatever level the test wants, and kept; what the logger itself would have
 * written goes where it goes. What a logger hides stays hidden, since its options are its own.
 */
function kept(options: LoggerOptions = {}, destination: DestinationStream = real.destination(1)): Logger {
  const { values } = real.levels;
  const wanted = options.level === 'silent' ? Number.POSITIVE_INFINITY : (values[options.level ?? 'info'] ?? 0);
  const write = (line: string) => {
    keepLine(line);
    if ((JSON.parse(line) as { level: number }).level >= wanted) destination.write(line);
  };
  return real({ ...options, level: 'trace' }, { write });
}

export const pino = Object.assign(kept, real);
