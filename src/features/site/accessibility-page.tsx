import { Inset, Link } from '../../ui/index.ts';
import { ADDRESS } from './addresses.ts';
import { sharedPage } from './frame.tsx';

/** Whom to write to about accessibility. Each council has its own; an installation that has not said shows that it has not. */
export type AccessibilityContact = { readonly name: string; readonly address: string } | null;

const Contact = ({ contact }: { readonly contact: AccessibilityContact }) =>
  contact === null ? (
    <Inset>
      This installation has not yet named its contact. The council that runs it gives the name, the email address and
      the telephone number of the team that answers questions about accessibility.
    </Inset>
  ) : (
    <p>
      Write to {contact.name}: <Link href={`mailto:${contact.address}`}>{contact.address}</Link>.
    </p>
  );

/** The accessibility statement, in plain words. */
export const accessibilityPage = (contact: AccessibilityContact): string =>
  sharedPage({
    title: 'Accessibility statement',
    main: (
      <>
        <p>
          We want as many people as possible to be able to use these pages: with a keyboard, with a screen reader,
          enlarged, on a telephone, on paper, and without JavaScript.
        </p>
        <h2>How accessible this service is</h2>
        <p>
          The pages aim to meet level AA of the Web Content Accessibility Guidelines, version 2.2. They have not been
          audited by an outside body, so we do not claim that they comply in full.
        </p>
        <h2>What has been tested</h2>
        <ul>
          <li>
            Every kind of page is checked by an automated tool (axe) against the rules of levels A and AA, at a width of
            1,280 and of 320 pixels, each time Remit is changed.
          </li>
          <li>Every page works with JavaScript turned off; none is used.</li>
          <li>
            No page has to be scrolled sideways at a width of 320 pixels. Wide tables scroll within their own frame.
          </li>
          <li>
            The keyboard reaches everything, the focus can be seen, and the first key press offers to skip to the
            content.
          </li>
          <li>
            Every chart has a description in words, and its figures stand in a table. No status is told by colour alone:
            each has its own words and shape.
          </li>
          <li>
            PDF papers are made to the standard for accessible PDF (PDF/UA-1). Word papers use real headings and tables.
          </li>
        </ul>
        <h2>What is known not to work well</h2>
        <ul>
          <li>We have not yet tested with people who use screen readers, voice control or magnifiers every day.</li>
          <li>
            The widest tables of a paper have eight columns. On a telephone they scroll within their frame; the Word
            paper may be easier to read.
          </li>
          <li>
            Small trend pictures are described by their first and last figures only. The measure's own page has all of
            them in a table.
          </li>
        </ul>
        <h2>If you need something in another form, or find a problem</h2>
        <Contact contact={contact} />
        <p>Say which page it is and what you need. Large print, easy read, audio and Braille can be asked for.</p>
        <h2>If you are not happy with the answer</h2>
        <p>
          Complain to the council first. The Equality and Human Rights Commission enforces the accessibility regulations
          for public sector bodies. In Scotland, contact the{' '}
          <Link href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</Link>.
        </p>
        <p>
          <Link href={ADDRESS.about}>About Remit and its sources</Link>
        </p>
      </>
    ),
  });
