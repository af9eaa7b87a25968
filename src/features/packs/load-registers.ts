import { FaultError, fault, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce, type RevisionCount, revise } from '../../platform/database/revisions.ts';
import { LATEST } from '../people/index.ts';
import {
  clashOfLetters,
  clashOfMeasures,
  faultsOfAddition,
  heldTypes,
  isWholeOwnType,
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
};

// References that two registers give could never be told apart. `brought`: the codes of those that the pack brings, one of which is at fault.
const refuseLetters = (types: Iterable<RegisterType>, brought: ReadonlySet<string>, whose: string): void => {
  const clash = clashOfLetters(types);
  if (clash === null) return;
  const { letters, one, other } = clash;
  const mine = brought.has(other.code) ? other : one;
  const found = `References that begin with "${letters}" would be those of both "${one.title}" and "${other.title}"${whose}`;
  const place = { file: `registers/${mine.code}.json`, column: 'letters' };
  throw new FaultError(fault('row.repeated', found, place, 'Choose other letters for one of them.'));
};

// Numbers of two registers towards one measure mean something together only where both say what.
const refuseMeasures = (types: Iterable<RegisterType>, brought: ReadonlySet<string>, whose: string): void => {
  const clash = clashOfMeasures(types);
  if (clash === null) return;
  const { measure, one, other, because } = clash;
  const mine = brought.has(other.code) ? other : one;
  const found = `Both "${one.title}" and "${other.title}"${whose} count towards "${measure}", and ${because}`;
  const place = { file: `registers/${mine.code}.json`, column: `counts.${measure}` };
  const remedy = 'Count towards another measure, or say "together": "sum" or "apart" in both.';
  throw new FaultError(fault('row.repeated', found, place, remedy));
};

const refuseClash = (types: Iterable<RegisterType>, brought: ReadonlySet<string>, whose: string): void => {
  const held = [...types];
  refuseLetters(held, brought, whose);
  refuseMeasures(held, brought, whose);
};

/**
 * Refuses a shared pack with a register whose references would be those of a register that some council has of its own, or that counts towards the same
 * measure without both saying how that stands together. Throws a FaultError that names both.
 */
export const refuseLettersOfCouncils = async (
  database: Database,
  registers: readonly RegisterInPack[],
  councils: readonly { readonly code: string; readonly name: string }[],
): Promise<void> => {
  const brought = registers.flatMap(({ definition }) => ('letters' in definition ? [definition] : []));
  if (brought.length === 0) return;
  const codes = new Set(brought.map(({ code }) => code));
  for (const { code, name } of councils) {
    const own = await database.read({ council: code }, (tx) => inForce<TypeRow>(tx, OWN_REGISTER_TYPE, LATEST));
    const whole = own.filter(isWholeOwnType).map(({ definition }) => definition as RegisterType);
    if (whole.length > 0) refuseClash([...whole, ...brought], codes, `, a register of ${name}`);
  }
};

/**
 * Brings the registers of a pack in force: shared ones, or those of the transaction's council. What is no longer in the pack is withdrawn; what the
 * council settled by hand stands. Throws a FaultError where an addition does not fit the register that it adds to, or where two would give the same references.
 */
export const loadRegisters = async (
  tx: Transaction,
  registers: readonly RegisterInPack[],
  council: string | null,
  origin: string,
  knownAt: Instant,
): Promise<RevisionCount> => {
  const rows = registers.map(({ code, definition }) => ({ code, definition }));
  const brought = new Set(registers.map(({ code }) => code));
  if (council === null) {
    const count = await revise(tx, REGISTER_TYPE, rows, origin, knownAt);
    refuseClash((await sharedTypes(tx)).values(), brought, '');
    return count;
  }
  if (registers.length > 0) {
    const shared = await sharedTypes(tx);
    for (const register of registers) checkBesideShared(register, shared);
  }
  const count = await revise(tx, OWN_REGISTER_TYPE, await notSettled(tx, OWN_REGISTER_TYPE, rows), origin, knownAt);
  const own = await inForce<TypeRow>(tx, OWN_REGISTER_TYPE, LATEST);
  refuseClash(heldTypes(await inForce<TypeRow>(tx, REGISTER_TYPE, LATEST), own).values(), brought, '');
  return count;
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
