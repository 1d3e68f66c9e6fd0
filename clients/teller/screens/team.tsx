import { useState } from 'preact/hooks';
import { Confirm } from '../../ui/components/confirm.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { TellerRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { COMMON } from '../words/common.ts';
import { TEAM } from '../words/team.ts';

/** The tellers: who takes part, whose device is lost, and how it comes back. */
export function Team({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const { tellers, own, threshold, size } = snapshot;
  return (
    <>
      <h1>{say(TEAM.title)}</h1>
      <p>{say(TEAM.needed(threshold, tellers.length))}</p>
      <ul class="teller-roll">
        {tellers.map((teller) => (
          <Member key={teller.index} teller={teller} own={teller.index === own} acts={acts} />
        ))}
      </ul>
      <p>{say(TEAM.entries(size))}</p>
      <p class="soft">{say(COMMON.awake)}</p>
    </>
  );
}

function Member({
  teller,
  own,
  acts,
}: {
  readonly teller: TellerRow;
  readonly own: boolean;
  readonly acts: TellerActs;
}) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState(false);
  const { busy, refusal, run } = useAct();
  const { index, name, lost } = teller;
  const confirm = () => {
    setShown(true);
    if (!lost && reason.trim() === '') return;
    const act = () => (lost ? acts.takeBack(index) : acts.stateLost(index, reason.trim()));
    void run(act).then((done) => {
      if (done) setAsked(false);
    });
  };
  return (
    <li class="teller-person">
      <span class="teller-person-name">
        {name}
        <span class="soft">{say(own ? TEAM.me : lost ? TEAM.lost : TEAM.there)}</span>
      </span>
      {!own && (
        <button
          type="button"
          class={lost ? 'button primary' : 'button danger'}
          data-act={`${lost ? 'take-back' : 'lose'}-${index}`}
          aria-label={say(lost ? TEAM.takeBackOf(name) : TEAM.stateOf(name))}
          onClick={() => setAsked(true)}
        >
          {say(lost ? TEAM.takeBack : TEAM.state)}
        </button>
      )}
      {asked && (
        <Confirm
          title={say(lost ? TEAM.takeBackTitle(name) : TEAM.stateTitle(name))}
          act={say(lost ? TEAM.takeBack : TEAM.state)}
          danger={!lost}
          busy={busy}
          onBack={() => setAsked(false)}
          onConfirm={confirm}
        >
          <p>{say(lost ? TEAM.takeBackText : TEAM.stateText)}</p>
          {!lost && (
            <Field
              label={say(TEAM.reason)}
              name="lost-reason"
              value={reason}
              onInput={setReason}
              error={shown && reason.trim() === '' ? say(TEAM.reasonMissing) : undefined}
            />
          )}
          {refusal && <Refused refusal={refusal} />}
        </Confirm>
      )}
    </li>
  );
}
