import { Badge } from '@mantine/core';

const COLORS: Readonly<Record<number, string>> = { 2: 'brand', 3: 'blue', 4: 'yellow', 5: 'red' };

/** Status of an HTTP answer; null: there was none. */
export function HttpStatus({ status }: { readonly status: number | null }) {
  const color = status === null ? 'red' : (COLORS[Math.floor(status / 100)] ?? 'gray');
  return (
    <Badge color={color} ff="monospace" fw={600}>
      {status ?? '–'}
    </Badge>
  );
}
