import type { JSX } from 'preact';

import type { ExampleSet } from '../example.ts';
import { renderPage } from '../layout/page.tsx';
import { chartExamples } from './charts.examples.tsx';
import { dataExamples } from './data.examples.tsx';
import { formExamples } from './forms.examples.tsx';
import { navigationExamples } from './navigation.examples.tsx';

/** Every component in every use that is worth looking at. All councils and figures in them are invented. */
export const EXAMPLE_SETS: readonly ExampleSet[] = [dataExamples, chartExamples, navigationExamples, formExamples];

const Gallery = (): JSX.Element => (
  <>
    {EXAMPLE_SETS.map((set) => (
      <section key={set.title}>
        <h2>{set.title}</h2>
        {set.examples.map((example) => (
          <div key={example.name} class="remit-example">
            <p class="remit-example__name">{example.name}</p>
            {example.node}
          </div>
        ))}
      </section>
    ))}
  </>
);

/** One page with all of it, for the eye and for the accessibility test; served in tests only. */
export const renderGallery = (): string =>
  renderPage({
    title: 'Gallery of components',
    label: 'Gallery',
    facts: [
      { term: 'Owner', value: 'Performance Manager' },
      { term: 'Period', value: 'April to September 2022' },
    ],
    council: { name: 'Strathmuir Council' },
    banner: { text: 'Invented council: every figure is invented', tone: 'warning' },
    breadcrumbs: [
      { words: 'Home', href: '/' },
      { words: 'Measures', href: '/measures' },
    ],
    navigation: [
      { words: 'Overview', href: '/' },
      { words: 'Plans', href: '/plans' },
      { words: 'Measures', href: '/measures', current: true },
      { words: 'Registers', href: '/registers' },
      { words: 'Papers', href: '/papers' },
      { words: 'National picture', href: '/national' },
    ],
    acting: { words: 'Chief Social Work Officer', href: '/acting' },
    footerLinks: [
      { words: 'Accessibility', href: '/accessibility' },
      { words: 'Privacy', href: '/privacy' },
    ],
    asAt: '21 November 2026, 23:15',
    main: <Gallery />,
  });
