import { prove, readFuzzOptions } from './sweep/command-line.ts';
import { fuzz } from './sweep/fuzz/fuzz.ts';

/**
 * Requests made from the schemas of /openapi.json, valid, nearly valid and hostile: no 5xx, no answer outside its schema, nothing
 * hangs, and the server lives without an error in its log. `--first N --requests 1` sends the N-th request of the seed again.
 */
await prove(() => fuzz(readFuzzOptions('throwing-handler')));
