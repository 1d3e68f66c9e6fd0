import { useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Confirm } from '../../ui/components/confirm.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { PollRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { POLLS } from '../words/polls.ts';

const numberOf = (text: string): number | undefined =>
  /^[0-9]{1,5}$/.test(text.trim()) ? Number(text.trim()) : undefined;

/** Names issued and heads counted, compared aloud: the teller types what was counted, not what the screen says. */
export function Barrier({
  poll,
  snapshot,
  acts,
}: {
  readonly poll: PollRow;
  readonly snapshot: TellerSnapshot;
  readonly acts: TellerActs;
}) {
  const [present, setPresent] = useState('');
  const [issued, setIssued] = useState('');
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState(false);
  const { busy, refusal, run } = useAct();
  const heads = { present: numberOf(present), issued: numberOf(issued) };
  const without = snapshot.present.filter((voter) => !poll.issued.includes(voter));
  const names = (voters: readonly number[]) =>
    voters.map((voter) => snapshot.roll[voter]?.name ?? `#${voter + 1}`).sort((a, b) => a.localeCompare(b, 'vi'));
  const submit = () => {
    setShown(true);
    if (heads.present !== undefined && heads.issued !== undefined) setAsked(true);
  };
  const check = () =>
    run(() => acts.checkBarrier(poll.ordinal, heads.present ?? 0, heads.issued ?? 0)).then(() => setAsked(false));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{say(POLLS.barrierTitle)}</h3>
      <p>{say(POLLS.barrierLead)}</p>
      <h4>{say(POLLS.issuedNames)}</h4>
      <ol class="teller-names">
        {names(poll.issued).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      {without.length > 0 && (
        <>
          <h4>{say(POLLS.without)}</h4>
          <ul class="teller-names">
            {names(without).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <div class="teller-pair">
        <Field
          label={say(POLLS.countPresent)}
          name="count-present"
          code
          value={present}
          onInput={setPresent}
          error={shown && heads.present === undefined ? say(POLLS.numberMissing) : undefined}
        />
        <Field
          label={say(POLLS.countIssued)}
          name="count-issued"
          code
          value={issued}
          onInput={setIssued}
          error={shown && heads.issued === undefined ? say(POLLS.numberMissing) : undefined}
        />
      </div>
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind="primary" submit busy={busy} name={`check-barrier-${poll.ordinal}`}>
          {say(POLLS.check)}
        </Button>
      </div>
      {asked && (
        <Confirm
          title={say(POLLS.checkTitle)}
          act={say(POLLS.check)}
          busy={busy}
          onBack={() => setAsked(false)}
          onConfirm={() => void check()}
        >
          <p>{say(POLLS.checkText)}</p>
        </Confirm>
      )}
    </form>
  );
}
