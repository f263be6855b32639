import { runSuite } from './suite.ts';
import { givenTarget } from './support/target.ts';

const target = givenTarget();
await runSuite(target.url, target);
