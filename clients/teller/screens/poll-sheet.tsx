import { useState } from 'preact/hooks';
import { PHASE_WORDS } from '../../../src/domain/report/words.ts';
import { Button } from '../../ui/components/button.tsx';
import { Confirm } from '../../ui/components/confirm.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Progress, Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import type { PollRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { POLLS } from '../words/polls.ts';
import { Barrier } from './barrier.tsx';
import { Results } from './results.tsx';

interface SheetProps {
  readonly poll: PollRow;
  readonly snapshot: TellerSnapshot;
  readonly acts: TellerActs;
}

const canCount = ({ phase, sealed, unsealed, counted, boxSize, manifest }: PollRow): boolean =>
  phase === 'closed' && sealed && unsealed.length === 0 && !counted && (boxSize ?? 0) >= (manifest?.floor ?? 0);

/** Whether a poll waits for something that only this teller can do. */
export const waitsForMe = (poll: PollRow): boolean => (poll.phase === 'barrier' && !poll.checked) || canCount(poll);

/** One poll: where it stands, and what this teller does about it. */
export function PollSheet({ poll, snapshot, acts }: SheetProps) {
  const { ordinal, manifest, phase } = poll;
  return (
    <section class="sheet" aria-labelledby={`poll-${ordinal}`} data-poll={ordinal} data-phase={phase}>
      <h2 id={`poll-${ordinal}`}>{manifest?.title ?? say(POLLS.poll(ordinal))}</h2>
      <p class="soft">
        {say(POLLS.poll(ordinal))} · {say(PHASE_WORDS[phase])}
      </p>
      <Now poll={poll} snapshot={snapshot} acts={acts} />
    </section>
  );
}

function Now({ poll, snapshot, acts }: SheetProps) {
  const nameOf = (index: number): string => snapshot.tellers[index - 1]?.name ?? `#${index}`;
  switch (poll.phase) {
    case 'planned':
      return <p>{say(poll.manifest === undefined ? POLLS.reserve : POLLS.planned)}</p>;
    case 'barrier':
      if (poll.checked) return <Waiting text={say(POLLS.checked)} />;
      return <Barrier poll={poll} snapshot={snapshot} acts={acts} />;
    case 'open':
      return <p>{say(POLLS.open)}</p>;
    case 'closed':
      if (!poll.sealed) return <Waiting text={say(POLLS.sealing)} />;
      if (poll.unsealed.length > 0)
        return <Waiting text={say(POLLS.waitSeals(poll.unsealed.map(nameOf).join(', ')))} />;
      return <Count poll={poll} snapshot={snapshot} acts={acts} />;
    case 'tallied':
      return (
        <>
          <p>{say(POLLS.tallied)}</p>
          {!poll.verified && <Verify poll={poll} snapshot={snapshot} acts={acts} />}
          <Results poll={poll} texts={snapshot.texts} />
        </>
      );
    case 'certified':
      return (
        <>
          <Notice kind="done">{say(POLLS.certified)}</Notice>
          <Results poll={poll} texts={snapshot.texts} />
        </>
      );
    case 'cancelled':
      return <p>{say(POLLS.cancelled(poll.cancelled ?? ''))}</p>;
  }
}

function Count({ poll, snapshot, acts }: SheetProps) {
  const [asked, setAsked] = useState(false);
  const { busy, refusal, run } = useAct();
  const { ordinal, boxSize = 0, manifest, counted, countedBy } = poll;
  const { counting, threshold, tellers } = snapshot;
  const floor = manifest?.floor ?? 0;
  if (boxSize < floor) return <Notice kind="warn">{say(POLLS.tooFew(floor))}</Notice>;
  if (counting?.ordinal === ordinal)
    return <Progress label={say(POLLS.verifying)} done={counting.done} total={counting.total} />;
  if (counted) {
    const names = countedBy.map((index) => tellers[index - 1]?.name ?? '').join(', ');
    return (
      <>
        <Notice kind="done">{say(POLLS.counted(names))}</Notice>
        {countedBy.length < threshold && <Waiting text={say(POLLS.waitTally(threshold - countedBy.length))} />}
      </>
    );
  }
  return (
    <>
      <h3>{say(POLLS.countTitle)}</h3>
      <p>{say(POLLS.countLead(boxSize))}</p>
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind="primary" name={`count-${ordinal}`} busy={busy} onClick={() => setAsked(true)}>
          {say(POLLS.count)}
        </Button>
      </div>
      {asked && (
        <Confirm
          title={say(POLLS.countConfirm)}
          act={say(POLLS.count)}
          onBack={() => setAsked(false)}
          onConfirm={() => {
            setAsked(false);
            void run(() => acts.count(ordinal));
          }}
        >
          <p>{say(POLLS.countText)}</p>
        </Confirm>
      )}
    </>
  );
}

/** For a teller who gave no decryption: verifies the box and the tally, and then may certify. */
function Verify({ poll, snapshot, acts }: SheetProps) {
  const { busy, refusal, run } = useAct();
  const { counting } = snapshot;
  if (counting?.ordinal === poll.ordinal)
    return <Progress label={say(POLLS.verifying)} done={counting.done} total={counting.total} />;
  return (
    <div class="stack">
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button name={`verify-${poll.ordinal}`} busy={busy} onClick={() => void run(() => acts.count(poll.ordinal))}>
          {say(POLLS.verify)}
        </Button>
      </div>
    </div>
  );
}
