import { useState } from 'preact/hooks';
import { ok, type Result } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { mayVote } from '../../../src/domain/rules/standing.ts';
import { type MadeRoll, makeRoll } from '../../shared/secretary/prepare-meeting.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { printSlips } from '../../ui/print/print-slips.ts';
import type { Draft } from '../draft.ts';
import type { StepProps } from './prepare.tsx';
import { PREPARE } from './words.ts';

/** Whether the log holds the roll of this draft: the same people, with the same entitlement, in the same order. */
export function rollStated(state: MeetingState, { members }: Draft): boolean {
  const voters = state.roll?.voters ?? [];
  return (
    voters.length > 0 &&
    voters.length === members.length &&
    members.every(
      ({ membership, standing, slip }, place) =>
        voters[place]?.membership === membership &&
        voters[place]?.standing === standing &&
        slip !== undefined &&
        voters[place]?.slip === slip,
    )
  );
}

/** A roll with its new slips, in this page's memory only, until it stands in the log. */
interface Made {
  readonly roll: MadeRoll;
  readonly sheet: Uint8Array | undefined;
}

/** Slips: made and printed here, and only then does the roll with their public keys go into the log. */
export function SlipsStep({ desk, state, draft, change }: StepProps) {
  const [made, setMade] = useState<Made>();
  const { members } = draft;
  const fresh = members.filter(({ slip }) => slip === undefined).length;
  const stated = rollStated(state, draft);
  const voters = members.filter(({ membership, standing }) => mayVote(membership, standing)).length;

  const make = async (): Promise<Result<void>> => {
    const roll = makeRoll(desk.meeting, members, platformRandom);
    if (roll.slips.length === 0) {
      setMade({ roll, sheet: undefined });
      return ok(undefined);
    }
    const slips = roll.slips.map(({ voter, name, code, qr }) => {
      const detail = members[voter]?.detail;
      return { name, code, qr, ...(detail === undefined ? {} : { detail }) };
    });
    const sheet = await printSlips({ organisation: desk.officer.organisationName, slips });
    if (!sheet.ok) return sheet;
    setMade({ roll, sheet: sheet.value });
    download('the-bo-phieu.pdf', sheet.value, 'application/pdf');
    return ok(undefined);
  };
  const append = async (roll: MadeRoll): Promise<Result<void>> => {
    const done = await desk.state(roll.body, roll.openings);
    if (!done.ok) return done;
    // What was printed is nowhere else from here on; texts of slips end with this page's memory of them.
    made?.sheet?.fill(0);
    setMade(undefined);
    change({ members: members.map((member, place) => ({ ...member, slip: roll.body.voters[place]?.slip ?? '' })) });
    return ok(undefined);
  };

  if (members.length === 0) return <Notice>{say(PREPARE.rollEmpty)}</Notice>;
  return (
    <>
      <p>{say(PREPARE.slipsIntro)}</p>
      <p>{say(PREPARE.rollCounts(members.length, voters))}</p>
      {stated && <Notice kind="done">{say(PREPARE.rollStated(members.length))}</Notice>}
      {!stated && state.roll !== undefined && <Notice kind="warn">{say(PREPARE.rollChanged)}</Notice>}
      <div class="sheet">
        {made === undefined ? (
          <>
            <p>{say(fresh === 0 ? PREPARE.slipsNone : PREPARE.slipsSome(fresh, members.length - fresh))}</p>
            {fresh === 0 ? (
              !stated && <StateRoll kept run={() => append(makeRoll(desk.meeting, members, platformRandom))} />
            ) : (
              <Act name="make-slips" kind="primary" label={say(PREPARE.slipsMake)} run={make} />
            )}
            {stated && (
              <Button
                name="slips-anew"
                onClick={() => change({ members: members.map(({ slip: _, ...member }) => member) })}
              >
                {say(PREPARE.slipsAnew)}
              </Button>
            )}
          </>
        ) : (
          <>
            <Notice kind="warn">{say(PREPARE.slipsCheck)}</Notice>
            <div class="row">
              {made.sheet && (
                <Button
                  name="slips-again"
                  onClick={() => made.sheet && download('the-bo-phieu.pdf', made.sheet, 'application/pdf')}
                >
                  {say(PREPARE.slipsAgain)}
                </Button>
              )}
              <StateRoll kept={false} run={() => append(made.roll)} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function StateRoll({ kept, run }: { readonly kept: boolean; readonly run: () => Promise<Result<void>> }) {
  return (
    <Act
      name="state-roll"
      kind="primary"
      label={say(kept ? PREPARE.stateRollKept : PREPARE.stateRoll)}
      ask={{ title: say(PREPARE.stateRollAsk), children: <p>{say(PREPARE.stateRollText)}</p> }}
      run={run}
    />
  );
}
