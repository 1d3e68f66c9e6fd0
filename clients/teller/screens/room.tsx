import { useState } from 'preact/hooks';
import type { Words } from '../../../src/domain/words.ts';
import { Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import type { TellerActs } from '../use-device.ts';
import { COMMON } from '../words/common.ts';
import { POLLS } from '../words/polls.ts';
import { Cards } from './cards.tsx';
import { Door } from './door.tsx';
import { PollSheet, waitsForMe } from './poll-sheet.tsx';
import { Proposals } from './proposals.tsx';
import { Team } from './team.tsx';

const TABS = ['todo', 'door', 'team', 'cards'] as const;
type Tab = (typeof TABS)[number];

/** The meeting under way: what to do, the door, the tellers, the cards. */
export function Room({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const [tab, setTab] = useState<Tab>('todo');
  const { proposals, polls } = snapshot;
  const todo = proposals.filter(({ signedByMe }) => !signedByMe).length + polls.filter(waitsForMe).length;
  const waiting = snapshot.auto ? 0 : snapshot.queue.filter(({ refused }) => refused === undefined).length;
  const counts: Partial<Record<Tab, number>> = { todo, door: waiting };
  return (
    <>
      <nav class="teller-tabs" aria-label={say(COMMON.role)}>
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            class="button"
            data-act={`tab-${each}`}
            aria-current={tab === each ? 'page' : undefined}
            onClick={() => setTab(each)}
          >
            {say(COMMON[each])}
            {(counts[each] ?? 0) > 0 && <span class="teller-badge">{counts[each]}</span>}
          </button>
        ))}
      </nav>
      {snapshot.problem && (
        <>
          <p>{say(POLLS.problem)}</p>
          <Refused refusal={snapshot.problem} />
        </>
      )}
      {tab === 'todo' && <Todo snapshot={snapshot} acts={acts} nothing={todo === 0 ? POLLS.nothing : undefined} />}
      {tab === 'door' && <Door snapshot={snapshot} acts={acts} />}
      {tab === 'team' && <Team snapshot={snapshot} acts={acts} />}
      {tab === 'cards' && <Cards snapshot={snapshot} />}
    </>
  );
}

function Todo({
  snapshot,
  acts,
  nothing,
}: {
  readonly snapshot: TellerSnapshot;
  readonly acts: TellerActs;
  readonly nothing: Words | undefined;
}) {
  return (
    <>
      <h1>{say(COMMON.todo)}</h1>
      {nothing && <p>{say(nothing)}</p>}
      <Proposals snapshot={snapshot} acts={acts} />
      {snapshot.polls.map((poll) => (
        <PollSheet key={poll.ordinal} poll={poll} snapshot={snapshot} acts={acts} />
      ))}
      {snapshot.fingerprint && (
        <section class="sheet" aria-labelledby="fingerprint">
          <h2 id="fingerprint">{say(COMMON.fingerprint)}</h2>
          <p class="teller-words">{snapshot.fingerprint.join(' · ')}</p>
          <p class="soft">{say(COMMON.fingerprintHint)}</p>
        </section>
      )}
    </>
  );
}
