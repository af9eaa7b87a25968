import { join } from 'node:path';

import { projectRoot } from '../platform/index.ts';
import { prepareTemplate } from './template.ts';

await prepareTemplate(join(projectRoot(), 'migrations'));
