import { sha256 } from '@noble/hashes/sha2.js';
import { useState } from 'preact/hooks';
import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { subjectsOf } from '../../../src/domain/rating/eligibility.ts';
import { stageOf } from '../../../src/domain/rating/proposal.ts';
import { levelsOf, ratingOf } from '../../../src/domain/rating/state.ts';
import { EXCUSES } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../../ui/components/act.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { FileField } from '../../ui/officer/file-field.tsx';
import { platformRandom } from '../../ui/platform.ts';
import { nameOf, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { today } from '../../ui/today.ts';
import { headsTyped, numberTyped, PAPER_HEADS, rowsTyped } from './paper-numbers.ts';
import { RATINGS } from './words.ts';
import { BALLOT } from './words-values.ts';

/** Paper minutes, typed in by one officer: every number, and the hash of the scan. Another officer confirms them. */
export function Paper({ log, reading, period }: PeriodPartProps) {
  const { state } = reading;
  const [minutes, setMinutes] = useState('');
  const [scan, setScan] = useState<Hex>();
  const [heads, setHeads] = useState<Readonly<Record<string, string>>>({});
  const [votes, setVotes] = useState<ReadonlyMap<number, readonly string[]>>(new Map());
  const [reason, setReason] = useState('');
  const columns = [...levelsOf(period), say(BALLOT.abstained)];
  const waiting = subjectsOf(state, period.terms).filter(
    ({ subject, eligibility }) => eligibility.rated === 'yes' && stageOf(period, subject) === 'ballot',
  );
  if (waiting.length === 0) return null;
  const people = headsTyped(heads);
  const rows = rowsTyped(votes);
  const fits =
    people !== undefined &&
    rows !== undefined &&
    rows.length > 0 &&
    rows.every(({ counts }) => counts.reduce((sum, one) => sum + one, 0) === people.valid);
  const correcting = rows?.some(({ subject }) => ratingOf(period, subject).ballot !== undefined) === true;
  const enter = () => {
    const { commitGiven, openings } = committer(platformRandom);
    const lines = (rows ?? []).map(({ subject, counts }, line) => ({
      subject,
      corrects: ratingOf(period, subject).ballot?.entry ?? null,
      line,
      counts: [...counts],
    }));
    return log.append(
      {
        type: 'ballot-stated',
        date: today(),
        period: period.terms.period,
        source: { kind: 'paper', minutes: minutes.trim(), scan: scan ?? '' },
        heads: people as NonNullable<typeof people>,
        result: { kind: 'rating', lines },
        reason: correcting ? commitGiven(reason) : null,
      },
      openings,
    );
  };
  return (
    <details class="sheet" data-part="paper">
      <summary>{say(BALLOT.paper)}</summary>
      <div class="stack">
        <Notice kind="warn">{say(BALLOT.paperText)}</Notice>
        <Field label={say(BALLOT.minutes)} name="minutes" value={minutes} onInput={setMinutes} />
        <div class="row">
          <FileField
            label={say(BALLOT.scan)}
            name="scan"
            accept=".pdf,image/*"
            disabled={false}
            onFile={(bytes) => setScan(toHex(sha256(bytes)))}
          />
          {scan && <code class="scan-hash">{say(BALLOT.scanned(scan))}</code>}
        </div>
        <fieldset class="group">
          <legend>{say(BALLOT.heads)}</legend>
          <div class="pair narrow">
            {PAPER_HEADS.map((name) => (
              <Field
                key={name}
                label={say(BALLOT[name])}
                name={`heads-${name}`}
                value={heads[name] ?? ''}
                onInput={(text) => setHeads({ ...heads, [name]: text })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>{say(BALLOT.absent)}</legend>
          <div class="pair narrow">
            {EXCUSES.map((name) => (
              <Field
                key={name}
                label={say(STANDING_WORDS[name])}
                name={`heads-${name}`}
                value={heads[name] ?? ''}
                onInput={(text) => setHeads({ ...heads, [name]: text })}
              />
            ))}
          </div>
        </fieldset>
        <ScrollAcross label={say(BALLOT.paper)}>
          <table class="rate">
            <thead>
              <tr>
                <th scope="col">{say(RATINGS.name)}</th>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
                <th scope="col">{say(BALLOT.valid)}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map(({ subject }) => {
                const typed = votes.get(subject) ?? columns.map(() => '');
                const sum = typed.reduce((total, text) => total + (numberTyped(text) ?? 0), 0);
                return (
                  <tr key={subject} data-subject={subject}>
                    <td>{nameOf(reading, subject)}</td>
                    {columns.map((column, at) => (
                      <td key={column}>
                        <Field
                          quiet
                          label={say(BALLOT.votes(column, nameOf(reading, subject)))}
                          name={`votes-${subject}-${at}`}
                          value={typed[at] ?? ''}
                          onInput={(text) => setVotes(new Map([...votes, [subject, typed.with(at, text)]]))}
                        />
                      </td>
                    ))}
                    <td class="number">{say(BALLOT.sum(count(sum), count(people?.valid ?? 0)))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollAcross>
        {!fits && <p class="soft">{say(BALLOT.wrongSum)}</p>}
        {correcting && <Field label={say(RATINGS.reason)} name="paper-reason" value={reason} onInput={setReason} />}
        <div class="row">
          <Act
            name="enter-paper"
            kind="primary"
            label={say(BALLOT.enter)}
            disabled={!fits || minutes.trim() === '' || scan === undefined || (correcting && reason.trim() === '')}
            run={enter}
          />
        </div>
      </div>
    </details>
  );
}
