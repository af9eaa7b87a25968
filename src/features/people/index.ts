export { type Post, postsByCode, postTitle } from './read-model.ts';
export { POST } from './tables.ts';
