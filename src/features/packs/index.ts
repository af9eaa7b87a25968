export { loadPack } from './load-pack.ts';
export { readPackFolder } from './pack-folder.ts';
export { type Pack, readPack } from './read-pack.ts';
