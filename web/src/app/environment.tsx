import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Environment } from '../api/session.ts';

const KEPT = 'cartwright.environment';
const PARAMETER = 'environment';
const isEnvironment = (text: string | null): text is Environment => text === 'development' || text === 'production';

const Chosen = createContext<readonly [Environment, (environment: Environment) => void] | undefined>(undefined);

/** `?environment=` of a link wins, and stays chosen on the pages that one goes on to; otherwise it is the one chosen last. */
export function EnvironmentProvider({ children }: { readonly children: ReactNode }) {
  const [parameters, setParameters] = useSearchParams();
  const [kept, setKept] = useState(() => localStorage.getItem(KEPT));
  const linked = parameters.get(PARAMETER);
  useEffect(() => {
    if (!isEnvironment(linked)) return;
    localStorage.setItem(KEPT, linked);
    setKept(linked);
  }, [linked]);
  const environment = isEnvironment(linked) ? linked : isEnvironment(kept) ? kept : 'development';
  const choose = (next: Environment) => {
    localStorage.setItem(KEPT, next);
    setKept(next);
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (after.has(PARAMETER)) after.set(PARAMETER, next);
        return after;
      },
      { replace: true },
    );
  };
  return <Chosen value={[environment, choose]}>{children}</Chosen>;
}

/** The server that pages show, and what chooses the other. */
export function useEnvironment(): readonly [Environment, (environment: Environment) => void] {
  const chosen = use(Chosen);
  if (!chosen) throw new Error('useEnvironment works inside the shell only.');
  return chosen;
}
