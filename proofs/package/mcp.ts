import { spawn } from 'node:child_process';
import { environmentOf, type Node } from './nodes.ts';

const INITIALIZE = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'proof', version: '1' } };
const CALL = { name: 'call_operation', arguments: { operation_id: 'management.organization.get' } };
const REQUESTS = [
  { id: 1, method: 'initialize', params: INITIALIZE },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list', params: {} },
  { id: 3, method: 'tools/call', params: CALL },
];

/** Whether `cartwright mcp --start` of the installed package shakes hands, lists tools, calls an operation, and ends by itself. */
export async function speaksMcp(node: Node, project: string): Promise<boolean> {
  const args = ['node_modules/cartwright/command/cartwright.mjs', 'mcp', '--start'];
  const child = spawn(node.path, args, { cwd: project, env: environmentOf(node), stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stdin.end(REQUESTS.map((request) => `${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`).join(''));
  const code = await new Promise((resolve) => child.once('close', resolve));
  try {
    const byId = new Map(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ id, result }) => [id, result]),
    );
    if (
      code === 0 &&
      byId.get(1).serverInfo.name === 'cartwright' &&
      byId.get(2).tools.length > 10 &&
      byId.get(3).structuredContent.answer.slug === 'demo'
    ) {
      return true;
    }
  } catch (error) {
    log += String(error);
  }
  console.log(`mcp on Node ${node.version}: exit code ${code}\n${output.slice(-2_000)}\n${log.slice(-2_000)}`);
  return false;
}
