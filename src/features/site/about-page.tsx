import { Link } from '../../ui/index.ts';
import { ADDRESS } from './addresses.ts';
import { sharedPage } from './frame.tsx';

/** What Remit is, where its figures come from, what is invented, and under which licence it may be used. */
export const aboutPage = (): string =>
  sharedPage({
    title: 'About Remit',
    main: (
      <>
        <p>
          Remit is an open-source system for the Chief Social Work Officer of a Scottish council. It holds the council's
          plan, its measures and their figures, says where the plan stands, and writes the assessment of performance
          that goes to committee.
        </p>
        <h2>How to read the figures</h2>
        <ul>
          <li>A measure is judged on its figure for the period shown, and on no other.</li>
          <li>
            The figure is held against the target before any rounding. How far it may fall short and still be within
            limits is set for each measure: 5% of the target where nothing else is said.
          </li>
          <li>Where there is no figure, the page says why. A missing figure is never taken as nought.</li>
          <li>
            Every figure names its source. Nothing is overwritten: a corrected figure is added, and the earlier one
            stays in the history of its measure.
          </li>
          <li>
            Where two sources state different figures, both are kept, the council's own is used, and the page says that
            they disagree.
          </li>
        </ul>
        <h2>Where the figures come from</h2>
        <ul>
          <li>
            Councils' own plans and papers, loaded as packs. A pack lists the papers it was made from; a figure names
            the paper.
          </li>
          <li>
            National indicators of the Local Government Benchmarking Framework, published by the Improvement Service,
            where they have been loaded. <Link href={ADDRESS.indicators()}>See all councils side by side</Link>.
          </li>
        </ul>
        <h2>What is an example or invented</h2>
        <p>
          An example made from a council's public papers is not a publication of that council, and the line at the top
          of each of its pages says so. An invented council exists so that Remit can be tried out: everything about it
          is made up, and the line at the top of each of its pages says so.
        </p>
        <h2>Licence</h2>
        <p>
          Remit is free to use, change and share under the MIT licence. The look is that of the Scottish Government
          Design System, which is under the same licence; Remit is not a service of the Scottish Government.
        </p>
      </>
    ),
  });
