import { useEffect, useState } from 'preact/hooks';
import type { Refusal, Result } from '../../../crypto/result.ts';
import { byName, plain } from '../../../src/domain/names.ts';
import { type OverviewLine, ratingClient } from '../../shared/ratings/rating-client.ts';
import { RatingLog } from '../../shared/ratings/rating-log.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Tick } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Progress, Waiting } from '../../ui/components/progress.tsx';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { openingOf, type PeriodDraft } from '../../ui/period/draft.ts';
import { ratingStore } from '../../ui/ratings/use-rating-log.ts';
import { refusalWords } from '../../ui/refusals.ts';
import { today } from '../../ui/today.ts';

import { WORDS } from '../words.ts';
import { PUBLISH } from './words.ts';

interface Outcome {
  readonly line: OverviewLine;
  readonly refusal: Refusal | undefined;
}

/** Chooses units, and states the period in the log of each: one signature after the other. */
export function ToUnits({
  officer,
  draft,
  ready,
}: {
  readonly officer: SignedInOfficer;
  readonly draft: PeriodDraft;
  readonly ready: boolean;
}) {
  const [lines, setLines] = useState<readonly OverviewLine[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [at, setAt] = useState<number>();
  const load = async () => {
    const answer = await ratingClient(officer.transport, officer.organisation).overview(draft.period);
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) setLines(answer.value.organisations.slice().sort((a, b) => byName(a.name, b.name)));
  };
  useEffect(() => void load(), [draft.period]);
  if (refusal !== undefined) return <Refused refusal={refusal} />;
  if (lines === undefined) return <Waiting text={say(WORDS.loading)} />;
  const words = plain(search).split(/\s+/).filter(Boolean);
  const shown = lines.filter(({ name }) => words.every((word) => plain(name).includes(word)));
  const open = (line: OverviewLine) => line.progress === null;
  const publish = async (): Promise<Result<void>> => {
    const done: Outcome[] = [];
    const units = lines.filter((line) => open(line) && chosen.has(line.organisation));
    for (const [place, line] of units.entries()) {
      setAt(place);
      const stated = await publishTo(officer, line.organisation, draft);
      done.push({ line, refusal: stated.ok ? undefined : stated });
    }
    setAt(undefined);
    setOutcomes(done);
    setChosen(new Set(done.flatMap(({ line, refusal: left }) => (left === undefined ? [] : [line.organisation]))));
    await load();
    return { ok: true, value: undefined };
  };
  return (
    <fieldset class="group">
      <legend>{say(PUBLISH.units)}</legend>
      <Field label={say(PUBLISH.find)} name="find-unit" value={search} onInput={setSearch} />
      <div class="row">
        <Button
          name="choose-shown"
          onClick={() => setChosen(new Set([...chosen, ...shown.filter(open).map(({ organisation }) => organisation)]))}
        >
          {say(PUBLISH.allShown)}
        </Button>
        <Button name="choose-none" disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
          {say(PUBLISH.noneShown)}
        </Button>
        <span role="status">{say(PUBLISH.chosen(count(chosen.size)))}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: once all units have the period nothing else in the list takes the keyboard */}
      <section class="unit-ticks" aria-label={say(PUBLISH.units)} tabIndex={0}>
        {shown.map((line) => (
          <Tick
            key={line.organisation}
            label={open(line) ? line.name : say(PUBLISH.has(line.name))}
            name={`unit-${line.organisation}`}
            checked={chosen.has(line.organisation)}
            disabled={!open(line)}
            onChange={(on) =>
              setChosen(
                on
                  ? new Set([...chosen, line.organisation])
                  : new Set([...chosen].filter((other) => other !== line.organisation)),
              )
            }
          />
        ))}
      </section>
      <Outcomes outcomes={outcomes} />
      <div class="row">
        <Act
          name="publish-to"
          kind="primary"
          label={say(PUBLISH.publish(count(chosen.size)))}
          disabled={!ready || chosen.size === 0}
          ask={{ title: say(PUBLISH.askTitle(count(chosen.size))), children: <Asked at={at} total={chosen.size} /> }}
          run={publish}
        />
      </div>
    </fieldset>
  );
}

/** What publishing does, and how far it is once begun. */
function Asked({ at, total }: { readonly at: number | undefined; readonly total: number }) {
  return (
    <>
      <p>{say(PUBLISH.askNote)}</p>
      {at !== undefined && <Progress label={say(PUBLISH.running)} done={at} total={total} />}
    </>
  );
}

/** One unit: its log is read and judged first, then the period is stated in it. */
async function publishTo(officer: SignedInOfficer, unit: string, draft: PeriodDraft): Promise<Result<void>> {
  const log = await RatingLog.open(officer, unit, ratingStore(officer, unit));
  return log.ok ? log.value.append(openingOf(draft, today())) : log;
}

function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const failed = outcomes.filter(({ refusal }) => refusal !== undefined);
  if (outcomes.length === 0) return null;
  return (
    <>
      <Notice kind="done">{say(PUBLISH.done(count(outcomes.length - failed.length)))}</Notice>
      {failed.length > 0 && (
        <Notice kind="warn" title={say(PUBLISH.failed(count(failed.length)))}>
          <ul>
            {failed.map(({ line, refusal }) => (
              <li key={line.organisation}>
                {line.name}:{' '}
                {refusal?.code === 'RATING-LOG-FIRST'
                  ? say(PUBLISH.noLog)
                  : `${say(refusalWords(refusal?.code ?? ''))} (${refusal?.code})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
