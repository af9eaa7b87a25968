import type { Transaction } from '../../platform/database/database.ts';
import { may } from '../access/index.ts';
import type { MeasureEvidence } from '../measures/index.ts';
import type { CouncilView } from '../site/index.ts';
import { EVIDENCE } from './addresses.ts';
import { ADD_EVIDENCE, READ_EVIDENCE } from './policy.ts';
import { evidencePage } from './read-model.ts';

/** The open files that are evidence for a measure, for its page: the newest of them, as far as the reader may see and add to them. */
export const evidenceOn = async (
  tx: Transaction,
  { acting, council }: CouncilView,
  measure: string,
): Promise<MeasureEvidence> => {
  const add = may(acting, ADD_EVIDENCE) ? EVIDENCE.add(council.code, { measure }) : null;
  if (!may(acting, READ_EVIDENCE)) return { files: [], all: null, add };
  const found = await evidencePage(tx, { about: measure, confidentiality: 'open', page: 1 });
  const files = found.files
    .filter(({ file }) => file.aboutKind === 'measure')
    .map(({ file }) => ({ title: file.title, href: EVIDENCE.file(council.code, file.code) }));
  return { files, all: found.pages > 1 ? EVIDENCE.list(council.code, { about: measure }) : null, add };
};
