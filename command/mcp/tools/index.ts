import type { Document } from '../document.ts';
import type { Tool } from '../tool.ts';
import { callOperationTool } from './call-operation.ts';
import { describeOperation } from './describe-operation.ts';
import { getPlatform } from './get-platform.ts';
import { listOperations } from './list-operations.ts';
import { placeOrder } from './place-order.ts';
import { shortcuts } from './shortcuts.ts';

/**
 * A tool for each operation would be more than clients take. Three reach them all, and a few are for what people do all day.
 */
export function toolsOf(document: Document): Tool[] {
  return [listOperations, describeOperation, callOperationTool, getPlatform, placeOrder(document), ...shortcuts(document)];
}
