import type { RouteAnswer } from '../../platform/http/index.ts';
import { Link } from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { EVIDENCE } from './addresses.ts';

/** For a file that is not there, was disposed of, or may not be seen: the same page, so that it tells nothing. */
export const unknownFile = (view: CouncilView): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title: 'There is no such file here',
    part: 'evidence',
    main: (
      <p>
        No file with that code can be opened here. <Link href={EVIDENCE.list(view.council.code)}>See all files</Link>.
      </p>
    ),
  }),
});
