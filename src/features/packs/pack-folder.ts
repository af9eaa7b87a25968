import { readFolder } from '../../platform/input.ts';
import { REGISTERS } from './registers-in-pack.ts';

/** The bytes of a pack's files by name, from its folder on disk. Throws a FaultError `input.unreadable` that says why. */
export const readPackFolder = (path: string): Promise<Map<string, Uint8Array>> => readFolder(path, [REGISTERS]);
