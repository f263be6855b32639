import tls from 'node:tls';

/**
 * Lets the whole process trust a certificate authority (PEM): `fetch`, `node:https` and what is built on them, so that the code under
 * test reaches the platform without an option of its own. Gives the way back.
 */
export function trust(ca: string): () => void {
  // From Node 22.19 and 24.5 on.
  return typeof tls.setDefaultCACertificates === 'function' ? trustByDefault(ca) : trustInEveryContext(ca);
}

function trustByDefault(ca: string): () => void {
  const set = (change: (all: string[]) => string[]) => tls.setDefaultCACertificates(change(tls.getCACertificates('default')));
  set((all) => [...all, ca]);
  return () => set((all) => all.filter((one) => one.trim() !== ca.trim()));
}

const ADDED = Symbol.for('cartwright.authorities');
type Create = typeof tls.createSecureContext & { [ADDED]?: Set<string> };

/** Before that: everything that connects by TLS makes its context here. One change of the function serves any number of authorities. */
function trustInEveryContext(ca: string): () => void {
  const create: Create = tls.createSecureContext;
  const added = create[ADDED] ?? new Set<string>();
  if (create[ADDED] === undefined) {
    const adding: Create = (options) => {
      const made = create(options);
      // Whoever names authorities wants those and no others.
      if (options?.ca === undefined) for (const one of added) (made.context as { addCACert(pem: string): void }).addCACert(one);
      return made;
    };
    adding[ADDED] = added;
    tls.createSecureContext = adding;
  }
  added.add(ca);
  return () => added.delete(ca);
}
