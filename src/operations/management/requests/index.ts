import type { Operation } from '../../define.ts';
import { deleteRequests } from './delete-requests.ts';
import { exportRequests } from './export-requests.ts';
import { getRequest } from './get-request.ts';
import { getRequestCurl } from './get-request-curl.ts';
import { listRequests } from './list-requests.ts';
import { replayRequest } from './replay-request.ts';

/** The inspector. */
export const requestOperations: readonly Operation[] = [
  listRequests,
  exportRequests,
  deleteRequests,
  getRequest,
  getRequestCurl,
  replayRequest,
];
