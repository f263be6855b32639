import { ENGINES } from '../../src/storage/testing/engines.ts';
import { readOptions } from '../support/command-line.ts';

export { prove, summary } from '../support/command-line.ts';

/** The options of a sweep over the operations. */
export const readSweepOptions = (fault: string) => readOptions({ seed: 1 }, { engine: ENGINES }, [fault]);
export type SweepOptions = ReturnType<typeof readSweepOptions>;

/** Of the fuzz: `requests` from number `first` on; one request sent again is `--first N --requests 1`. */
export const readFuzzOptions = (fault: string) => readOptions({ seed: 1, requests: 10_000, first: 0 }, { engine: ENGINES }, [fault]);
export type FuzzOptions = ReturnType<typeof readFuzzOptions>;
