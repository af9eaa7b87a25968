export { packed, writeWhole } from './file.ts';
export type { ArchiveHead } from './head.ts';
export { type Loaded, loadArchive } from './load.ts';
export { type ArchivePart, type OpenArchive, openArchive } from './read.ts';
export { type ArchiveOptions, takeArchive } from './write.ts';
