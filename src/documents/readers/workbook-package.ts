import { FaultError, fault, type Place } from '../../kernel/index.ts';
import { SAVE_AS_WORKBOOK } from './file-kind.ts';
import { readAttributes, type XmlHandler, xmlReader } from './xml-reader.ts';
import type { ZipArchive } from './zip-archive.ts';

const SLICE_BYTES = 256 * 1024;
const nothing = (): void => {};

export const workbookFault = (detail: string, place: Place): FaultError =>
  new FaultError(fault('input.format', detail, place, 'Open the workbook in Excel, save it again, and try again.'));

/** Feeds one part to a handler piece by piece and gives, after each piece, the share that has been read. */
export function* feedPart(bytes: Uint8Array, handler: Partial<XmlHandler>, place: Place): Generator<number> {
  const reader = xmlReader({ open: nothing, close: nothing, text: nothing, ...handler });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      reader.write(decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true }));
      yield Math.min(1, (at + SLICE_BYTES) / bytes.length);
    }
    reader.write(decoder.decode());
    reader.end();
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw new FaultError(workbookFault('A part of the workbook is damaged', place).fault, { cause });
  }
}

/** Reads a whole part at once; a part that is absent is read as empty. */
export const readPart = (archive: ZipArchive, name: string, handler: Partial<XmlHandler>, place: Place): void => {
  const bytes = archive.read(name);
  if (bytes !== null) for (const _ of feedPart(bytes, handler, place));
};

type Relationship = { readonly target: string; readonly type: string };

/** "xl/workbook.xml" keeps its relationships in "xl/_rels/workbook.xml.rels"; the package itself in "_rels/.rels". */
const relationshipsPart = (part: string): string => {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
};

const resolveTarget = (part: string, target: string): string => {
  const path = target.startsWith('/') ? target : `/${part.slice(0, part.lastIndexOf('/') + 1)}${target}`;
  const kept: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') kept.pop();
    else if (step !== '.' && step !== '') kept.push(step);
  }
  return kept.join('/');
};

/** What a part points at, by relationship id; types are given by their last word ("worksheet", "styles"). */
export const readRelationships = (
  archive: ZipArchive,
  part: string,
  place: Place,
): ReadonlyMap<string, Relationship> => {
  const found = new Map<string, Relationship>();
  const open = (name: string, raw: string): void => {
    if (name !== 'Relationship') return;
    const attributes = readAttributes(raw);
    if (attributes.get('TargetMode') === 'External') return;
    const type = attributes.get('Type') ?? '';
    found.set(attributes.get('Id') ?? '', {
      target: resolveTarget(part, attributes.get('Target') ?? ''),
      type: type.slice(type.lastIndexOf('/') + 1),
    });
  };
  readPart(archive, relationshipsPart(part), { open }, place);
  return found;
};

const KNOWN_OTHERS: readonly (readonly [part: string, what: string])[] = [
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ['xl/workbook.bin', 'an Excel binary workbook (.xlsb)'],
  ['content.xml', 'an OpenDocument file'],
];

/** Finds the part that holds the workbook, or says what the package is instead. Throws a FaultError `input.format`. */
export const findWorkbookPart = (archive: ZipArchive, place: Place): string => {
  const other = KNOWN_OTHERS.find(([part]) => archive.names.includes(part));
  const refuse = (detail: string): FaultError => new FaultError(fault('input.format', detail, place, SAVE_AS_WORKBOOK));
  if (other !== undefined) throw refuse(`The file is ${other[1]}, not a table`);
  const main = [...readRelationships(archive, '', place).values()].find(({ type }) => type === 'officeDocument');
  if (main === undefined || !archive.names.includes(main.target))
    throw refuse('The file is packed, but not a workbook');
  return main.target;
};
