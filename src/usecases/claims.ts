import { groupEngine } from '../../crypto/engine.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { EvaluationClaim, Evidence } from '../domain/meeting/act.ts';
import { ballotContext } from '../domain/meeting/ballot-context.ts';
import type { BodyOf } from '../domain/meeting/bodies.ts';
import type { Entry } from '../domain/meeting/entry.ts';
import { judgeEntry } from '../domain/meeting/judge.ts';
import type { MeetingState, PairKeys } from '../domain/meeting/state.ts';
import { decryptionStatement, judgePartial } from '../domain/verify/box-judge.ts';
import { boxSums } from './box-sums.ts';
import type { Deps } from './deps.ts';

/** Notes what a statement claims about things outside the log, to be judged once all the rest is right. */
export class Claims implements Evidence {
  #evaluations: EvaluationClaim | undefined;
  #partial: BodyOf<'partial-decryption'> | undefined;

  evaluations: Evidence['evaluations'] = (claim) => {
    this.#evaluations = claim;
    return ok(undefined);
  };
  partialDecryption: Evidence['partialDecryption'] = (_state, body) => {
    this.#partial = body;
    return ok(undefined);
  };
  /** Only this service makes these two, from its own box and sums. */
  box: Evidence['box'] = () => ok(undefined);
  tally: Evidence['tally'] = () => ok(undefined);

  /** Judges what was noted, with the box as it lies in the database. */
  async settle(deps: Deps, state: MeetingState): Promise<Result<void>> {
    if (this.#evaluations !== undefined && !(await deps.judges.evaluations(this.#evaluations.parts)))
      return refuse('ISSUE-EVALUATION-INVALID', `teller ${this.#evaluations.teller}`);
    if (this.#partial === undefined) return ok(undefined);
    const { ordinal, box } = this.#partial;
    const context = ballotContext(state, ordinal);
    const keys = state.run?.result?.pairs.get(ordinal);
    if (context === undefined || keys === undefined) throw new Error('a sealed box has keys');
    const statement = decryptionStatement(context, box, await boxSums(deps, state, ordinal));
    return judgePartial(statement, keys as PairKeys, this.#partial, { random: deps.random, engine: groupEngine() });
  }
}

/** Judges a decoded entry, all of it, as every device and the verifier do. */
export async function judgeStatement(deps: Deps, state: MeetingState, entry: Entry): Promise<Result<void>> {
  const claims = new Claims();
  const judged = judgeEntry(state, entry, claims);
  return judged.ok ? claims.settle(deps, state) : judged;
}
