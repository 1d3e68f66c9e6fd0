import { useState } from 'preact/hooks';
import { plain } from '../../../src/domain/names.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { count, say } from '../../ui/language.ts';
import type { RollRow, TellerSnapshot } from '../device/snapshot.ts';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { DOOR } from '../words/door.ts';
import { Queue } from './queue.tsx';

/** Who is there: one tap marks a person, then ballots can be issued. */
export function Door({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const [search, setSearch] = useState('');
  const { roll, quorum } = snapshot;
  const present = new Set(snapshot.present);
  const issued = new Set(snapshot.polls.flatMap((poll) => poll.issued));
  const found = roll.filter(({ name }) => plain(name).includes(plain(search.trim())));
  const open = snapshot.phase === 'issuing' || snapshot.phase === 'in-session';
  return (
    <>
      <h1>{say(DOOR.title)}</h1>
      {!open && <Notice kind="warn">{say(DOOR.notIssuing)}</Notice>}
      <Facts
        facts={[
          [say(DOOR.summoned), count(roll.filter(({ mayVote }) => mayVote).length)],
          [say(DOOR.present), count(present.size)],
          ...(quorum === undefined ? [] : [[say(DOOR.quorum), count(quorum)] as const]),
          [say(DOOR.issued), count(issued.size)],
        ]}
      />
      {quorum !== undefined && present.size >= quorum && <Notice kind="done">{say(DOOR.quorate)}</Notice>}
      <Queue snapshot={snapshot} acts={acts} />
      <section class="stack" aria-labelledby="roll">
        <h2 id="roll">{say(DOOR.present)}</h2>
        <Field label={say(DOOR.search)} hint={say(DOOR.searchHint)} name="search" value={search} onInput={setSearch} />
        {found.length === 0 && <p>{say(DOOR.nobody)}</p>}
        <ul class="teller-roll">
          {found.map((row) => (
            <Person
              key={row.voter}
              row={row}
              state={issued.has(row.voter) ? 'issued' : present.has(row.voter) ? 'present' : 'absent'}
              open={open}
              acts={acts}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

function Person({
  row,
  state,
  open,
  acts,
}: {
  readonly row: RollRow;
  readonly state: 'absent' | 'present' | 'issued';
  readonly open: boolean;
  readonly acts: TellerActs;
}) {
  const { busy, refusal, run } = useAct();
  const { voter, name, mayVote } = row;
  return (
    <li class={`teller-person ${state}`}>
      <span class="teller-person-name">{name}</span>
      {!mayVote ? (
        <span class="soft">{say(DOOR.noVote)}</span>
      ) : state === 'absent' ? (
        <button
          type="button"
          class="button"
          data-act={`present-${voter}`}
          aria-label={say(DOOR.markOf(name))}
          aria-busy={busy}
          disabled={busy || !open}
          onClick={() => void run(() => acts.markPresent(voter))}
        >
          {say(DOOR.mark)}
        </button>
      ) : (
        <span class="teller-mark">✓ {say(state === 'issued' ? DOOR.hasBallot : DOOR.isPresent)}</span>
      )}
      {refusal && <Refused refusal={refusal} />}
    </li>
  );
}
