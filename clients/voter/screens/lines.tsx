import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import { say } from '../../ui/language.ts';
import { choose } from '../state/booth.ts';
import type { BallotDraft } from '../state/draft.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import type { PaperLine, PaperSubject } from '../worker/paper.ts';
import { optionWords } from './option-words.ts';

interface LineProps {
  readonly draft: BallotDraft;
  readonly line: number;
  /** Shown before the name: its place in the question. */
  readonly place: number;
}

/** One line of the ballot; only it is drawn anew when its choice changes. */
export function Line({ draft, line, place }: LineProps) {
  const paper = draft.paper.lines[line];
  if (paper?.kind === 'selection') return <SelectionLine draft={draft} line={line} paper={paper} />;
  if (paper === undefined) return null;
  return <ChoiceLine draft={draft} line={line} place={place} paper={paper} />;
}

/** A rating or a motion: one tap. */
function ChoiceLine({ draft, line, place, paper }: LineProps & { readonly paper: PaperLine }) {
  const fixed = draft.fixed.includes(line);
  const words = optionWords(draft.paper, line);
  const chosen = fixed ? words.length - 1 : draft.choices[line]?.value?.[0];
  const title = draft.paper.questions[paper.question]?.title;
  const about = paper.kind === 'rating' ? paper.subject : { name: title ?? '' };
  const open = draft.pointedOut.value && chosen === undefined;
  return (
    <div class={`line ${open ? 'open' : ''} ${fixed ? 'fixed' : ''}`} id={`line-${line}`} data-line={line}>
      <div class="line-about" id={`line-${line}-about`}>
        <span class="line-name">
          {paper.kind === 'rating' && `${place}. `}
          {about.name}
        </span>
        <Detail subject={about} />
        {fixed && <span class="soft">{say(BOOTH_WORDS.ownLine)}</span>}
        {open && <span class="field-error">{say(BOOTH_WORDS.openLine)}</span>}
      </div>
      <div class="options" role="radiogroup" aria-labelledby={`line-${line}-about`}>
        {words.map((option, at) => (
          <label key={option.vi} class={`option ${chosen === at ? 'chosen' : ''}`}>
            <input
              type="radio"
              name={`line-${line}`}
              checked={chosen === at}
              disabled={fixed}
              onChange={() => choose(draft, line, [at])}
            />
            <span>{say(option)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** So many of a list. Choosing none, where that is allowed, is a tap of its own. */
function SelectionLine({
  draft,
  line,
  paper,
}: Omit<LineProps, 'place'> & { readonly paper: Extract<PaperLine, { readonly kind: 'selection' }> }) {
  const { min, max, subjects } = paper;
  const marks = draft.marks[line]?.value ?? [];
  const choice = draft.choices[line]?.value;
  const full = marks.length >= max;
  const open = draft.pointedOut.value && choice === undefined;
  const mark = (at: number) => {
    const next: LineChoice = marks.includes(at)
      ? marks.filter((other) => other !== at)
      : [...marks, at].sort((a, b) => a - b);
    const shown = draft.marks[line];
    if (shown === undefined || next.length > max) return;
    shown.value = next;
    choose(draft, line, next.length > 0 && next.length >= min ? next : undefined);
  };
  const none = () => {
    const shown = draft.marks[line];
    if (shown !== undefined) shown.value = [];
    choose(draft, line, choice?.length === 0 ? undefined : []);
  };
  return (
    <div class={`line selection ${open ? 'open' : ''}`} id={`line-${line}`} data-line={line}>
      <div class="line-about" id={`line-${line}-about`} aria-live="polite">
        <span>{say(BOOTH_WORDS.selectBetween(min, max))} </span>
        <strong>{say(BOOTH_WORDS.selected(marks.length, max))}</strong>
        {full && <span class="soft"> {say(BOOTH_WORDS.full)}</span>}
        {open && <span class="field-error"> {say(BOOTH_WORDS.openLine)}</span>}
      </div>
      <fieldset class="options many bare" aria-labelledby={`line-${line}-about`}>
        {subjects.map((subject, at) => {
          const marked = marks.includes(at);
          return (
            // Two subjects may have the same name.
            <label key={`${at} ${subject.name}`} class={`option ${marked ? 'chosen' : ''}`}>
              <input type="checkbox" checked={marked} disabled={full && !marked} onChange={() => mark(at)} />
              <span>
                {subject.name}
                <Detail subject={subject} />
              </span>
            </label>
          );
        })}
        {min === 0 && (
          <label class={`option ${choice?.length === 0 ? 'chosen' : ''}`}>
            <input type="checkbox" checked={choice?.length === 0} onChange={none} />
            <span>{say(BOOTH_WORDS.nobody)}</span>
          </label>
        )}
      </fieldset>
    </div>
  );
}

const Detail = ({ subject: { detail } }: { readonly subject: PaperSubject }) =>
  detail === undefined ? null : <span class="line-detail">{detail}</span>;
