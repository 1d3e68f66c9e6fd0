import { useMemo, useState } from 'preact/hooks';
import { Notice } from '../components/notice.tsx';
import { say } from '../language.ts';
import { PaperFiles } from '../paper/paper-files.tsx';
import { PaperView } from '../paper/paper-view.tsx';
import { PAPER } from '../paper/words.ts';
import type { PeriodPartProps } from '../ratings/part.ts';
import { headOf } from './head.ts';
import { HeadFields, useHead } from './head-fields.tsx';
import { papersOf } from './papers-of.ts';
import { RATING_PAPERS } from './words.ts';

/** The papers of a period of one organisation, to read, print and keep as files. */
export function RatingPapers({
  log,
  reading,
  period,
  own,
  above,
}: PeriodPartProps & { readonly own: string; readonly above?: string }) {
  const papers = useMemo(() => papersOf(reading, period, log.organisation), [reading, period]);
  const [chosen, setChosen] = useState('');
  const [typed, put] = useHead(log.organisation, period.terms.period);
  const paper = papers.find(({ key }) => key === chosen) ?? papers[0];
  if (paper === undefined) return <Notice>{say(RATING_PAPERS.none)}</Notice>;
  const drawn = paper.draw(headOf(paper.issuer, typed, { own, above }));
  return (
    <>
      <HeadFields typed={typed} onChange={put} />
      <fieldset class="row bare screen-only" aria-label={say(PAPER.paper)}>
        {papers.map(({ key, title }) => (
          <button
            type="button"
            key={key}
            data-act={`show-${key}`}
            class={`button ${key === paper.key ? 'primary' : ''}`}
            aria-pressed={key === paper.key}
            onClick={() => setChosen(key)}
          >
            {say(title)}
          </button>
        ))}
      </fieldset>
      <PaperFiles paper={drawn} />
      <PaperView paper={drawn} />
    </>
  );
}
