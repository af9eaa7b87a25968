import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Stream = { readonly nfd: number };

/** The part of PGlite's file layer over Node that is used here. It is not documented: the version is pinned and the probe stays. */
type FileLayer = {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  /** Turns an error of Node into one the database understands. */
  readonly tryFSOperation: (run: () => void) => void;
};

type DurableFiles = {
  readonly files: NodeFS;
  /** How many real syncs there have been. */
  readonly syncs: () => number;
};

/**
 * The folder as the embedded database sees it, with the one operation PGlite leaves out: a sync that reaches the disk. It is put
 * in before the database starts, because recovery after a crash relies on syncs as well. Folders are synced like files, so a
 * renamed or new file is as lasting as its content. A sync that fails reaches the database, which then stops.
 */
export const durableFiles = (directory: string): DurableFiles => {
  let syncs = 0;
  const files = new NodeFS(directory);
  const init = files.init.bind(files);
  files.init = async (pg: PGlite, options) => {
    const { emscriptenOpts } = await init(pg, options);
    const hook = (module: { NODEFS: FileLayer }): void => {
      const layer = module.NODEFS;
      layer.stream_ops.fsync = (stream) => {
        layer.tryFSOperation(() => fsyncSync(stream.nfd));
        syncs += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } } as Awaited<
      ReturnType<typeof init>
    >;
  };
  return { files, syncs: () => syncs };
};
