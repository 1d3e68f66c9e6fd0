import { useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { printCards } from '../../ui/print/print-cards.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import { TEAM } from '../words/team.ts';

/** A fifth more than voters, and never fewer than five more. */
const surplus = (voters: number): number => voters + Math.max(5, Math.ceil(voters / 5));

/** Nameless cards to print: drawn on this page, written into the file, and kept nowhere. */
export function Cards({ snapshot }: { readonly snapshot: TellerSnapshot }) {
  const voters = snapshot.roll.filter(({ mayVote }) => mayVote).length;
  const [amount, setAmount] = useState(String(surplus(voters)));
  const [printed, setPrinted] = useState(false);
  const { busy, refusal, run } = useAct();
  const cards = /^[0-9]{1,4}$/.test(amount.trim()) ? Number(amount.trim()) : 0;
  const wrong = cards < 1 || cards > 1000;
  const print = () =>
    run(async () => {
      const made = await printCards({ cards, title: snapshot.about?.title ?? '' }, platformRandom);
      if (made.ok) download('the-phieu.pdf', made.value, 'application/pdf');
      setPrinted(made.ok);
      return made;
    });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) void print();
      }}
    >
      <h1>{say(TEAM.cardsTitle)}</h1>
      <p>{say(TEAM.cardsLead)}</p>
      <Field
        label={say(TEAM.cardsCount)}
        hint={say(TEAM.cardsHint(voters))}
        name="cards"
        code
        value={amount}
        onInput={setAmount}
        error={wrong ? say(TEAM.cardsMany) : undefined}
      />
      {refusal && <Refused refusal={refusal} />}
      {printed && <Notice kind="done">{say(TEAM.printed)}</Notice>}
      <div class="row">
        <Button kind="primary" submit busy={busy} name="print-cards">
          {say(busy ? TEAM.printing : TEAM.print)}
        </Button>
      </div>
    </form>
  );
}
