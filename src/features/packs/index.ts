export { loadPack } from './load-pack.ts';
export { type Pack, readPack } from './read-pack.ts';
