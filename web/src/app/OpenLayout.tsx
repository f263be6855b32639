import { useSession } from '../api/session.ts';
import { GuestLayout } from './GuestLayout.tsx';
import { Shell } from './Shell.tsx';

/** The frame of pages that visitors may see too: the shell for whoever is signed in. */
export function OpenLayout() {
  return useSession().account === null ? <GuestLayout wide /> : <Shell />;
}
