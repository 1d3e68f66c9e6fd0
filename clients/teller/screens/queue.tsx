import { useState } from 'preact/hooks';
import { Tick } from '../../ui/components/choice.tsx';
import { Confirm } from '../../ui/components/confirm.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { QueueRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { DOOR } from '../words/door.ts';

/**
 * Requests for ballots that wait for this device: answered by itself, or one by one. What the device answers by itself is a
 * bare count in a line that is always there: the roll below must not move under a finger that marks who is present.
 */
export function Queue({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const { queue, auto, roll } = snapshot;
  const { busy, refusal, run } = useAct();
  const byHand = queue.filter(({ refused }) => !auto || refused !== undefined);
  const byItself = queue.length - byHand.length;
  return (
    <section class="sheet" aria-labelledby="queue">
      <h2 id="queue">{say(DOOR.queue)}</h2>
      <Tick
        label={say(DOOR.auto)}
        name="auto"
        checked={auto}
        disabled={busy}
        onChange={(checked) => void run(() => acts.setAuto(checked))}
      />
      <p class="soft">{say(DOOR.autoHint)}</p>
      {refusal && <Refused refusal={refusal} />}
      {byHand.length === 0 ? (
        <p class="teller-queue">{say(byItself === 0 ? DOOR.queueEmpty : DOOR.answering(byItself))}</p>
      ) : (
        <ul class="teller-roll">
          {byHand.map((row) => (
            <Request key={row.leaf} row={row} name={roll[row.voter]?.name ?? `#${row.voter + 1}`} acts={acts} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Request({ row, name, acts }: { readonly row: QueueRow; readonly name: string; readonly acts: TellerActs }) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState(false);
  const { busy, refusal, run } = useAct();
  const { leaf, voter, answers, refused } = row;
  const refuse = () => {
    setShown(true);
    if (reason.trim() === '') return;
    void run(() => acts.refuseRequest(leaf, reason.trim())).then(() => setAsked(false));
  };
  return (
    <li class="teller-person" data-request={voter}>
      <span class="teller-person-name">
        {name}
        <span class="soft">{say(refused === undefined ? DOOR.answered(answers) : DOOR.refused(refused))}</span>
      </span>
      <button
        type="button"
        class="button primary"
        data-act={`issue-${voter}`}
        aria-label={say(DOOR.issueOf(name))}
        disabled={busy}
        onClick={() => void run(() => acts.answer(leaf))}
      >
        {say(DOOR.issue)}
      </button>
      {refused === undefined && (
        <button
          type="button"
          class="button danger"
          data-act={`refuse-${voter}`}
          aria-label={say(DOOR.refuseOf(name))}
          disabled={busy}
          onClick={() => setAsked(true)}
        >
          {say(DOOR.refuse)}
        </button>
      )}
      {refusal && <Refused refusal={refusal} />}
      {asked && (
        <Confirm
          title={say(DOOR.refuseTitle)}
          act={say(DOOR.refuse)}
          danger
          busy={busy}
          onBack={() => setAsked(false)}
          onConfirm={refuse}
        >
          <p>
            <strong>{name}</strong>
          </p>
          <p>{say(DOOR.refuseText)}</p>
          <Field
            label={say(DOOR.reason)}
            name="refuse-reason"
            value={reason}
            onInput={setReason}
            error={shown && reason.trim() === '' ? say(DOOR.reasonMissing) : undefined}
          />
        </Confirm>
      )}
    </li>
  );
}
