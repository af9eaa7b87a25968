export { type FileChange, type LoadOptions, loadPack, type PackLoaded } from './load-pack.ts';
export { PACK_FILES } from './pack-files.ts';
export { type Pack, type PackBytes, type PackHead, readPack } from './read-pack.ts';
