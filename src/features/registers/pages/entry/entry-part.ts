import type { ComponentChildren } from 'preact';

import type { Instant } from '../../../../kernel/index.ts';
import type { Entry, Revision } from '../../entry/entry.ts';
import { byLawNow } from '../../entry/recount.ts';
import { staysBeside } from '../../read/lapses-to-write.ts';
import type { RegisterType } from '../../type/register-type.ts';
import type { RegistersView } from '../view.tsx';

/** An entry as a page shows it: at an instant, with what the law made of it by then though nobody has written it down yet. */
export type ShownEntry = {
  readonly type: RegisterType;
  /** Every revision, those that the law made and nobody has written down yet last. */
  readonly revisions: readonly Revision[];
  readonly unwritten: readonly Revision[];
  readonly now: Revision;
  readonly at: Instant;
};

/** What another feature adds to the page of an entry of some registers, above its clocks. It is drawn for the entry as it stands, never as it was known earlier. */
export type EntryPart = {
  /** The registers, by the codes of their types. */
  readonly types: readonly string[];
  readonly draw: (given: RegistersView, shown: ShownEntry) => ComponentChildren | Promise<ComponentChildren>;
};

/** An entry as it stands by law at the moment of the page. */
export const asItStands = async (
  { tx, types, law, now: at }: RegistersView,
  { entry, type }: { readonly entry: Entry; readonly type: RegisterType },
): Promise<ShownEntry> => {
  const stays = await staysBeside(tx, { types, law }, entry, at);
  const unwritten = byLawNow(entry.revisions, { type, law, stays }, at);
  const revisions = [...entry.revisions, ...unwritten];
  return { type, revisions, unwritten, now: unwritten.at(-1) ?? entry.now, at };
};
