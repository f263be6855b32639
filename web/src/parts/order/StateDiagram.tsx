import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../api/session.ts';
import classes from './order.module.css';
import { type Graph, type GraphNode, graphOf, passedStates } from './state-graph.ts';
import { stateOf } from './state-of.ts';
import { useWorkflows, type WholeOrder } from './use-order.ts';

const LANE = 190;
const ROW = 50;
const NODE = { width: 176, height: 30 };
const EDGE = 22;

/** The states of the order's kind, drawn from the server's workflow tables, with the current one lit. */
export function StateDiagram({ environment, order }: { readonly environment: Environment; readonly order: WholeOrder }) {
  const { t } = useTranslation('order');
  const workflows = useWorkflows(environment);
  const graph = useMemo(() => workflows && graphOf(workflows, order.kind), [workflows, order.kind]);
  if (!graph) return null;
  const current = stateOf(order);
  const passed = passedStates(graph, current, new Set(order.events.map(({ event_name }) => event_name)));
  const { width, height } = sizeOf(graph);
  return (
    <svg
      className={classes.diagram}
      style={{ maxWidth: width }}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('diagram.label', { state: current, passed: [...passed].join(', ') })}
    >
      {graph.edges.map(([from, to]) => (
        <path
          key={`${from.state} ${to.state}`}
          className={classes.edge}
          data-passed={passed.has(from.state) && (passed.has(to.state) || to.state === current)}
          d={wayOf(from, to)}
        />
      ))}
      {graph.nodes.map((node) => (
        <g
          key={node.state}
          className={classes.node}
          data-state={node.state === current ? 'current' : passed.has(node.state) ? 'passed' : 'open'}
          transform={`translate(${left(node)} ${top(node)})`}
        >
          <rect width={NODE.width} height={NODE.height} rx={8} />
          <text x={NODE.width / 2} y={NODE.height / 2}>
            {node.state}
          </text>
        </g>
      ))}
    </svg>
  );
}

const left = ({ lane }: GraphNode) => EDGE + lane * LANE;
const top = ({ row }: GraphNode) => 2 + row * ROW;

function sizeOf({ nodes }: Graph) {
  const lanes = Math.max(...nodes.map(({ lane }) => lane)) + 1;
  const rows = Math.max(...nodes.map(({ row }) => row)) + 1;
  return { width: 2 * EDGE + (lanes - 1) * LANE + NODE.width, height: rows * ROW - (ROW - NODE.height) + 4 };
}

/** Down to the next state; around what lies between; across to the other lane. */
function wayOf(from: GraphNode, to: GraphNode): string {
  const middle = NODE.width / 2;
  const [x1, y1, x2, y2] = [left(from) + middle, top(from) + NODE.height, left(to) + middle, top(to)];
  if (from.lane === to.lane && to.row === from.row + 1) return `M${x1} ${y1}L${x2} ${y2}`;
  if (from.lane === to.lane) {
    const side = from.lane === 0 ? left(from) : left(from) + NODE.width;
    const out = from.lane === 0 ? side - EDGE + 4 : side + EDGE - 4;
    const [a, b] = [top(from) + NODE.height / 2, top(to) + NODE.height / 2];
    return `M${side} ${a}C${out} ${a} ${out} ${b} ${side} ${b}`;
  }
  const [a, b] = from.lane < to.lane ? [left(from) + NODE.width, left(to)] : [left(from), left(to) + NODE.width];
  const [ya, yb] = [top(from) + NODE.height / 2, top(to) + NODE.height / 2];
  return `M${a} ${ya}C${(a + b) / 2} ${ya} ${(a + b) / 2} ${yb} ${b} ${yb}`;
}
