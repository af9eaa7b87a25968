import { REGISTER_KEEPER } from '../../registers/index.ts';
import { must, refers, SOURCE } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

/** The posts that keep each register. The registers themselves stand in a folder, one file each (registers-in-pack.ts). */
export const registerKeepers: PackFile = {
  name: 'register-keepers.csv',
  scope: 'council',
  columns: [
    must('type', { as: 'text', pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/ }),
    refers(must('posts', { as: 'list' }), 'posts.csv'),
    ...SOURCE,
  ],
  table: REGISTER_KEEPER,
  key: ['type'],
  yields: true,
};
