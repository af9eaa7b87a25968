import { FaultError, fault, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce, type RevisionCount, revise } from '../../platform/database/revisions.ts';
import { LATEST } from '../people/index.ts';
import {
  faultsOfAddition,
  heldTypes,
  OWN_REGISTER_TYPE,
  REGISTER_TYPE,
  type RegisterType,
  type TypeRow,
} from '../registers/index.ts';
import type { ReadFile } from './read-pack.ts';
import type { RegisterInPack } from './registers-in-pack.ts';
import { notSettled } from './settled.ts';

const sharedTypes = async (tx: Transaction): Promise<Map<string, RegisterType>> =>
  heldTypes(await inForce<TypeRow>(tx, REGISTER_TYPE, LATEST), []);

// A council's own can be judged only beside what all share: the first thing that does not fit is told, with its file.
const checkBesideShared = (
  { file, code, definition }: RegisterInPack,
  shared: ReadonlyMap<string, RegisterType>,
): void => {
  if ('adds_to' in definition) {
    const type = shared.get(code);
    if (type === undefined) {
      const remedy = 'Correct the name, or load the pack that all councils share first.';
      throw new FaultError(
        fault(
          'reference.unknown',
          `No register that all councils share is called "${code}"`,
          { file, column: 'adds_to' },
          remedy,
        ),
      );
    }
    const [first] = faultsOfAddition(type, definition);
    if (first !== undefined) throw new FaultError({ ...first, place: { ...first.place, file } });
    return;
  }
  const taken = [...shared.values()].find(({ letters }) =>
    [letters, `${letters}R`].some((each) => each === definition.letters || each === `${definition.letters}R`),
  );
  if (taken === undefined) return;
  const found = `References that begin with "${definition.letters}" are those of "${taken.title}"`;
  throw new FaultError(fault('row.repeated', found, { file, column: 'letters' }, 'Choose other letters.'));
};

/**
 * Brings the registers of a pack in force: shared ones, or those of the transaction's council. What is no longer in the pack is withdrawn; what the
 * council settled by hand stands. Throws a FaultError where an addition does not fit the register that it adds to.
 */
export const loadRegisters = async (
  tx: Transaction,
  registers: readonly RegisterInPack[],
  council: string | null,
  origin: string,
  knownAt: Instant,
): Promise<RevisionCount> => {
  const rows = registers.map(({ code, definition }) => ({ code, definition }));
  if (council === null) return revise(tx, REGISTER_TYPE, rows, origin, knownAt);
  if (registers.length > 0) {
    const shared = await sharedTypes(tx);
    for (const register of registers) checkBesideShared(register, shared);
  }
  return revise(tx, OWN_REGISTER_TYPE, await notSettled(tx, OWN_REGISTER_TYPE, rows), origin, knownAt);
};

/** Refuses keepers of a register that the council does not have. Before any shared register is loaded nobody can tell, and nothing is refused. */
export const checkKeepers = async (tx: Transaction, files: readonly ReadFile[]): Promise<void> => {
  const keepers = files.find(({ file }) => file.name === 'register-keepers.csv');
  if (keepers === undefined) return;
  const shared = await inForce<TypeRow>(tx, REGISTER_TYPE, LATEST);
  if (shared.length === 0) return;
  const types = heldTypes(shared, await inForce<TypeRow>(tx, OWN_REGISTER_TYPE, LATEST));
  const unknown = keepers.rows.find(({ values }) => !types.has(String(values['type'])));
  if (unknown === undefined) return;
  const place = { file: keepers.file.name, row: unknown.number, column: 'type' };
  throw new FaultError(fault('reference.unknown', `No register is called "${String(unknown.values['type'])}"`, place));
};
