import { useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Confirm } from '../../ui/components/confirm.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusals.ts';
import type { ProposalRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { PROPOSALS } from '../words/proposals.ts';
import { describeProposal } from './proposal-words.ts';
import { Results } from './results.tsx';

/** What officers sign together and this teller has not signed yet, in words; then what waits for the others. */
export function Proposals({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const [opened, setOpened] = useState<string>();
  const { busy, refusal, run } = useAct();
  const { proposals } = snapshot;
  if (proposals.length === 0) return null;
  const shown = proposals.find(({ proposal, signedByMe }) => proposal === opened && !signedByMe);
  return (
    <section class="stack" aria-labelledby="proposals">
      <h2 id="proposals">{say(PROPOSALS.title)}</h2>
      {proposals.map((row) => (
        <Card key={row.proposal} row={row} snapshot={snapshot} onRead={() => setOpened(row.proposal)} />
      ))}
      {shown && (
        <Confirm
          title={describeProposal(shown.body, snapshot).title}
          act={say(PROPOSALS.confirmAct)}
          danger={describeProposal(shown.body, snapshot).danger}
          busy={busy}
          onBack={() => setOpened(undefined)}
          onConfirm={() =>
            void run(() => acts.sign(shown.proposal)).then((signed) => {
              if (signed) setOpened(undefined);
            })
          }
        >
          <Contents row={shown} snapshot={snapshot} />
          <p>{say(PROPOSALS.lasting)}</p>
          {refusal && <Refused refusal={refusal} />}
        </Confirm>
      )}
    </section>
  );
}

function Card({
  row,
  snapshot,
  onRead,
}: {
  readonly row: ProposalRow;
  readonly snapshot: TellerSnapshot;
  readonly onRead: () => void;
}) {
  const { title, danger } = describeProposal(row.body, snapshot);
  const waiting = waitingFor(row, snapshot);
  return (
    <article class="sheet teller-proposal" data-type={row.body.type}>
      <h3>{title}</h3>
      {row.signedByMe ? (
        <p>
          {say(PROPOSALS.signed)} {waiting.join(', ')}
        </p>
      ) : row.refusal !== undefined ? (
        <Notice kind="warn" title={say(PROPOSALS.notYet)}>
          <p>{say(refusalWords(row.refusal.code))}</p>
          <p class="notice-code">{row.refusal.code}</p>
        </Notice>
      ) : (
        <div class="row">
          <Button kind={danger ? 'danger' : 'primary'} name={`read-${row.body.type}`} onClick={onRead}>
            {say(PROPOSALS.read)}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Names of those whose signature is not there; of several tellers, more may be named than are needed. */
function waitingFor({ signedBy }: ProposalRow, { tellers, keys, secretary }: TellerSnapshot): string[] {
  const missing = tellers
    .filter(({ index, lost }) => !lost && !signedBy.includes(keys[index - 1] ?? ''))
    .map(({ name }) => name);
  return signedBy.includes(secretary) ? missing : [say(PROPOSALS.secretary), ...missing];
}

function Contents({ row, snapshot }: { readonly row: ProposalRow; readonly snapshot: TellerSnapshot }) {
  const { body } = row;
  const { effect, facts, warnings } = describeProposal(body, snapshot);
  const poll = body.type === 'poll-certify' ? snapshot.polls.find((each) => each.ordinal === body.ordinal) : undefined;
  return (
    <>
      <p>{effect}</p>
      {warnings.map((warning) => (
        <Notice kind="warn" key={warning}>
          {warning}
        </Notice>
      ))}
      <dl class="teller-facts">
        {facts.map(([label, value], place) => (
          <div key={place}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {poll && <Results poll={poll} texts={snapshot.texts} />}
    </>
  );
}
