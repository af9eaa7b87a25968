import { type Fault, fault, ok, type Result } from '../../kernel/index.ts';
import {
  type Addition,
  clashOfLetters,
  OWN,
  type RegisterType,
  readAddition,
  readRegisterType,
} from '../registers/index.ts';

/** The folder of a pack with one file for each register. */
export const REGISTERS = 'registers';

const FILE = /^registers\/([a-z][a-z0-9-]*)\.json$/;

export const isRegisterFile = (name: string): boolean => FILE.test(name);

/** A register as a file of a pack describes it: whole, or as an addition to one that all councils share. */
export type RegisterInPack = {
  readonly file: string;
  readonly code: string;
  readonly definition: RegisterType | Addition;
};

const adds = (given: unknown): boolean => typeof given === 'object' && given !== null && 'adds_to' in given;

// Whose a register may be: what begins with "my-", and what adds to another, is a council's; all else is shared.
const placeFaults = (code: string, given: unknown, name: string, council: string | null): Fault[] => {
  const wrong = (found: string, remedy: string, column = 'code'): Fault =>
    fault('input.format', found, { column }, remedy);
  if (code !== name)
    return [wrong(`The file is called "${name}.json" and describes "${code}"`, 'Give both the same name.')];
  const own = adds(given) || code.startsWith(OWN);
  if (council === null) {
    return own
      ? [
          wrong(
            'Only the pack of one council adds to a register, or has one of its own',
            `Leave it to the council's pack.`,
          ),
        ]
      : [];
  }
  if (own) return [];
  const remedy = `Say in "adds_to" what you add to, or begin the code with "${OWN}".`;
  return [wrong("A council's pack may not change what all councils share", remedy)];
};

const readOne = (given: unknown): Result<{ code: string; definition: RegisterType | Addition }> => {
  if (adds(given)) {
    const read = readAddition(given);
    return read.ok ? ok({ code: read.value.adds_to, definition: read.value }) : read;
  }
  const read = readRegisterType(given);
  return read.ok ? ok({ code: read.value.code, definition: read.value }) : read;
};

// The references of two registers must never be the same.
const letterFaults = (registers: readonly RegisterInPack[]): Fault[] => {
  const clash = clashOfLetters(registers.flatMap(({ definition }) => ('letters' in definition ? [definition] : [])));
  if (clash === null) return [];
  const { letters, one, other } = clash;
  const found = `References that begin with "${letters}" would be those of both "${one.title}" and "${other.title}"`;
  const file = registers.find(({ code }) => code === other.code)?.file ?? REGISTERS;
  return [fault('row.repeated', found, { file, column: 'letters' }, 'Choose other letters for one of them.')];
};

/** Reads the registers of a pack from what their files hold, by name. Gives every fault with its file and its place in it. */
export const readRegisters = (
  given: ReadonlyMap<string, unknown>,
  council: string | null,
): { registers: RegisterInPack[]; faults: Fault[] } => {
  const registers: RegisterInPack[] = [];
  const faults: Fault[] = [];
  for (const [file, value] of given) {
    const read = readOne(value);
    const found = read.ok
      ? placeFaults(read.value.code, value, FILE.exec(file)?.[1] ?? file, council)
      : [...read.problem];
    faults.push(...found.map((each) => ({ ...each, place: { ...each.place, file } })));
    if (read.ok) registers.push({ file, ...read.value });
  }
  return { registers, faults: [...faults, ...letterFaults(registers)] };
};
