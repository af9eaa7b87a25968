import type { RouteAnswer } from '../../platform/http/index.ts';
import { ButtonLink, Inset, Notice } from '../../ui/index.ts';
import type { Caller } from '../access/index.ts';
import { sharedPage } from '../site/index.ts';

/** A secret that is shown once: a token, or a link for somebody. */
export const shownOncePage = (
  caller: Caller,
  given: {
    readonly title: string;
    readonly secret: string;
    readonly about: string;
    readonly next: { readonly words: string; readonly href: string };
  },
): RouteAnswer => ({
  kind: 'page',
  html: sharedPage({
    title: given.title,
    caller,
    main: (
      <>
        <Notice tone="warning" title="This is shown only this once. Copy it now." />
        <Inset>
          <p>
            <code>{given.secret}</code>
          </p>
        </Inset>
        <p>{given.about}</p>
        <ButtonLink words={given.next.words} href={given.next.href} />
      </>
    ),
  }),
});
