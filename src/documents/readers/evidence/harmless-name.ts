import { type EvidenceKind, endingOf, FILE_KINDS } from './kinds.ts';

const LONGEST_STEM = 100;
// Names that Windows keeps for devices, whatever their ending.
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
// Whatever is no letter, mark, digit or one of these: path signs, quotation marks, line ends, and the marks that turn the direction of writing
// round or join characters without being seen, with which "exe.fdp" can be made to look like "pdf.exe" read backwards.
const OTHERWISE = /[^\p{L}\p{M}\p{N} _()+,-]+/gu;

/**
 * A name under which a file can be kept and handed out anywhere: the last part of the name given, in letters, digits and a few signs, with the one
 * ending that its content calls for. A dot inside the name becomes a hyphen, so that no second ending is left.
 */
export const harmlessName = (given: string, kind: EvidenceKind): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const ending = endingOf(last);
  const known = (FILE_KINDS[kind].endings as readonly string[]).includes(ending);
  const bare = known ? last.trim().slice(0, -(ending.length + 1)) : last;
  const stem = [...bare.replace(OTHERWISE, '-').replace(/-{2,}/g, '-')]
    .slice(0, LONGEST_STEM)
    .join('')
    .replace(/^[\s-]+|[\s-]+$/g, '');
  const safe = /[\p{L}\p{N}]/u.test(stem) ? stem : 'file';
  return `${DEVICES.test(safe) ? `file-${safe}` : safe}.${FILE_KINDS[kind].endings[0]}`;
};
