import { useSearchParams } from 'react-router';

/**
 * Filters that live in the address, so that a link shows what its sender saw. `names` are the query parameters; absent ones are
 * ''. Setting one replaces the entry of the history.
 */
export function useFilters<N extends string>(names: readonly N[]) {
  const [parameters, setParameters] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])) as Record<N, string>;
  const change = (changed: Partial<Record<N, string>>) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed) as [N, string][]) value === '' ? after.delete(name) : after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return {
    values,
    /** Those that are set, as a query of the API takes them. */
    query: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<Record<N, string>>,
    isFiltered: names.some((name) => values[name] !== ''),
    /** Several at once. */
    change,
    set: (name: N, value: string | null) => change({ [name]: value ?? '' } as Partial<Record<N, string>>),
    clear: () => change(Object.fromEntries(names.map((name) => [name, ''])) as Record<N, string>),
  };
}
