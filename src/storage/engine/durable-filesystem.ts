import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitOptions = Parameters<NodeFS['init']>[1];
type Module = { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };

/**
 * The directory of an embedded database with a working fsync. PGlite's own leaves the operation out, so PostgreSQL believes that its
 * log is on the disk when it is only with the operating system: safe against kill -9, not against a power cut.
 */
export class DurableFilesystem extends NodeFS {
  override async init(pg: PGlite, options: InitOptions): Promise<{ emscriptenOpts: InitOptions }> {
    const result = await super.init(pg, options);
    const addFsync = (module: unknown) => {
      (module as Module).NODEFS.stream_ops.fsync = ({ nfd }) => {
        try {
          fsyncSync(nfd);
        } catch (error) {
          // Directories cannot be synchronised everywhere (Windows); for files a failure must reach PostgreSQL, which then stops.
          if (!['EISDIR', 'EPERM', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) return ERRNO_EIO;
        }
        return 0;
      };
    };
    result.emscriptenOpts.preRun = [...(result.emscriptenOpts.preRun ?? []), addFsync];
    return result;
  }
}

/** WASI's number for an input/output error. */
const ERRNO_EIO = 29;
