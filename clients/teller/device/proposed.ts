import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import type { Body } from '../../../src/domain/meeting/bodies.ts';
import { viewSize } from '../../shared/meeting-view.ts';
import { decodeProposed } from '../../shared/officer.ts';
import { signProposal } from '../../shared/teller/proposals.ts';
import type { Desk } from './desk.ts';
import type { ProposalRow } from './snapshot.ts';

/** Refusals of what can no longer be appended, or is not for a teller to sign: nothing to show. */
const STALE = new Set([
  'STATE-STALE',
  'POLL-PHASE',
  'MEETING-PHASE',
  'STATEMENT-REPEATED',
  'STATEMENT-SIGNERS',
  'ENCODING-SHAPE',
  'TELLER-NOT-LOST',
]);

/** Statements laid out for signing, as this device judges them. */
export class Proposals {
  rows: readonly ProposalRow[] = [];
  readonly #judged = new Map<Hex, { readonly at: string; readonly refusal?: Refusal }>();

  async read(desk: Desk): Promise<Result<void>> {
    const read = await desk.client.proposals();
    if (!read.ok) return read;
    const rows: ProposalRow[] = [];
    for (const { proposal, body: hostile, sigs } of read.value.proposals) {
      const decoded = decodeProposed(hostile);
      if (!decoded.ok) continue;
      const body = decoded.value;
      const signedBy = sigs.map(({ key }) => key);
      const refusal = this.#judge(desk, proposal, body);
      if (refusal !== undefined && STALE.has(refusal.code)) continue;
      const signedByMe = signedBy.includes(desk.key);
      rows.push({ proposal, body, signedBy, signedByMe, ...(refusal === undefined ? {} : { refusal }) });
    }
    this.rows = rows;
    return ok(undefined);
  }

  /** Signs what the teller has read and confirmed. */
  async sign(desk: Desk, proposal: Hex): Promise<Result<void>> {
    const row = this.rows.find((each) => each.proposal === proposal);
    if (row === undefined) return refuse('PROPOSAL-UNKNOWN');
    const signature = signProposal(desk.device, desk.view, row.body);
    if (!signature.ok) return signature;
    const sent = await desk.client.sign(proposal, signature.value);
    return sent.ok ? ok(undefined) : sent;
  }

  /** Judging a certification takes the tally's proofs: once for each state of the log and of the device. */
  #judge(desk: Desk, proposal: Hex, body: Body): Refusal | undefined {
    const { opened, counted, checked, restoredAt } = desk.device.memory;
    const at = [viewSize(desk.view), opened.size, counted.size, checked?.size, restoredAt].join();
    const earlier = this.#judged.get(proposal);
    if (earlier?.at === at) return earlier.refusal;
    const signature = signProposal(desk.device, desk.view, body);
    this.#judged.set(proposal, signature.ok ? { at } : { at, refusal: signature });
    return signature.ok ? undefined : signature;
  }
}
