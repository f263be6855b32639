import type { Route } from './route.ts';
import { getSession } from './session/get-session.ts';

/** The console's JSON API. */
export const routes: readonly Route[] = [getSession];
