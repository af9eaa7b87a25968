import type { Mark } from '../../ui/index.ts';
import type { StatusWord } from '../councils/index.ts';

/** How a status is drawn: the same mark wherever it stands. */
export const markOf = ({ shape, tone }: StatusWord): Mark => ({ shape, tone });
