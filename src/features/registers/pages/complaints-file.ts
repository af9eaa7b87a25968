import type { RouteAnswer } from '../../../platform/http/index.ts';
import { MEDIA_TYPES, renderPaper } from '../../reports/index.ts';
import { csvFile } from '../../site/index.ts';
import type { Counted } from '../counts/count.ts';
import { beginningOf } from '../counts/submitted.ts';
import { notesOn, sayCounted } from '../counts/words.ts';
import { type ComplaintsRead, readComplaints } from './complaint-figures.ts';
import { findingOn, restOf, shownOf } from './complaint-findings.ts';
import { complaintsPaper } from './complaints-paper.ts';
import { type KnownOn, sayKnown, submittedBy } from './known-on.tsx';
import { nothingCounted, type RegistersView } from './view.tsx';

const fileName = ({ council }: RegistersView, { period }: ComplaintsRead, known: KnownOn, format: string): string =>
  `${[council, 'complaints', period.code.replaceAll('/', '-'), ...(known.day === null ? [] : ['known', known.day])].join('-')}.${format}`;

/** The figures of the page of complaints as a table to work with. */
export const complaintsFile = async (given: RegistersView, known: KnownOn): Promise<RouteAnswer> => {
  const found = await readComplaints(given);
  if (found === null) return nothingCounted(given);
  const { period, keeps, figures } = found;
  const shown = shownOf(figures, keeps);
  const line = (part: string, words: string, counted: Counted) => [
    part,
    words,
    sayCounted(counted, keeps),
    [...notesOn(counted, keeps), ...beginningOf(counted)].join('; '),
  ];
  return {
    kind: 'file',
    type: 'text/csv; charset=utf-8',
    name: fileName(given, found, known, 'csv'),
    bytes: csvFile(
      ['part', 'what', `${period.code}${sayKnown(known)}`, 'what to know'],
      [
        line('all', 'Complaints received', figures.all),
        ...(shown === 'nothing' ? [] : figures.services).flatMap(({ words, counted, outcomes }) => [
          line('service', words, counted),
          ...(shown === 'outcomes' ? outcomes : []).map((each, at) =>
            line('service and outcome', `${words}: ${figures.outcomes[at]?.words ?? ''}`, each),
          ),
        ]),
        ...(shown === 'outcomes' ? figures.outcomes : []).map(({ words, counted }) => line('outcome', words, counted)),
        ...figures.stages.map(({ words, counted }) => line('stage', words, counted)),
        ...figures.themes.map(({ words, counted }) => line('theme', words, counted)),
        ...figures.declared.map((counted) => line('counted', counted.count.label, counted)),
      ],
    ),
  };
};

/** The same as a paper: in Word, to put into a report, or as PDF. */
export const complaintsPaperFile =
  (format: 'docx' | 'pdf') =>
  async (given: RegistersView, known: KnownOn): Promise<RouteAnswer> => {
    const found = await readComplaints(given);
    if (found === null) return nothingCounted(given);
    const { figures, keeps } = found;
    const paper = complaintsPaper({
      ...found,
      council: given.view.council.name,
      notices: given.view.notices.map(({ text }) => text),
      finding: await findingOn(given, figures, keeps, submittedBy(known)),
      resting: restOf(figures, keeps),
      known,
      now: given.now,
    });
    return {
      kind: 'file',
      type: MEDIA_TYPES[format],
      name: fileName(given, found, known, format),
      bytes: await renderPaper(paper, format),
    };
  };
