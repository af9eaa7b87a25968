import { parentPort, workerData } from 'node:worker_threads';

import { contentKind, textOf } from '../../documents/readers/evidence/index.ts';
import { FaultError } from '../../kernel/index.ts';
import type { Said, Task } from './examination.ts';

// A thread of its own for one file: whatever a hostile one does to its reader ends here.
const { bytes, name } = workerData as Task;
const say = (said: Said): void => parentPort?.postMessage(said);

const kind = await contentKind(bytes, name);
say({ step: 'judged', kind });
if (typeof kind === 'string') {
  try {
    say({ step: 'read', ...(await textOf(bytes, kind)) });
  } catch (error) {
    const note = error instanceof FaultError ? error.fault.message : 'it is damaged, or built in an unusual way';
    say({ step: 'read', text: '', note: note.charAt(0).toLowerCase() + note.slice(1) });
  }
}
