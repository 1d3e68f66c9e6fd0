import { sha256 } from '@noble/hashes/sha2.js';
import { sql } from 'drizzle-orm';
import { boxLeaf } from '../../crypto/box.ts';
import { type Hex, toHex, utf8 } from '../../crypto/bytes.ts';
import { leafHash, MerkleFrontier } from '../../crypto/merkle.ts';
import { assertOk, ok } from '../../crypto/result.ts';
import type { Db } from '../../db/engine/database.ts';
import { sealBox, storeBallot } from '../../db/repositories/ballots.ts';
import { appendEntries, insertMeeting, type PollRow } from '../../db/repositories/log.ts';
import { addVaultEntry, destroyVault } from '../../db/repositories/vault.ts';
import { transact } from '../../db/transact.ts';
import { seededRandom } from '../support/random.ts';
import { shuffled } from './chance.ts';
import type { CrimeScene } from './crime-scene.ts';
import { type House, walPosition } from './thief.ts';

/** As long as a ballot of ten lines. */
const BALLOT_LENGTH = 9300;

/**
 * A poll without cryptography: statements and ballots are random bytes, stored by the functions and in the transactions of
 * the service. Voters come to the door in a random order.
 */
export class BarePoll {
  readonly meeting: Hex;
  readonly truth = new Map<string, string>();
  readonly arrivals: readonly number[];
  readonly random;
  readonly #db: Db;
  readonly #thief: Db;
  readonly #frontier = new MerkleFrontier();
  #size = 0;
  #walFrom = '';

  constructor({ service, thief }: CrimeScene, seed: string, voters: number) {
    this.#db = service.db;
    this.#thief = thief.db;
    this.random = seededRandom(seed);
    this.meeting = toHex(this.random(16));
    this.arrivals = shuffled(
      Array.from({ length: voters }, (_, i) => i),
      this.random,
    );
  }

  /** Everybody has a ballot, nobody has voted. */
  static async issued(scene: CrimeScene, seed: string, voters: number): Promise<BarePoll> {
    const poll = new BarePoll(scene, seed, voters);
    await poll.begin();
    for (const voter of poll.arrivals) await poll.issue(voter);
    await poll.open();
    return poll;
  }

  get house(): House {
    return { db: this.#thief, meeting: this.meeting, walFrom: this.#walFrom, texts: {} };
  }

  async begin(): Promise<void> {
    this.#walFrom = await walPosition(this.#thief);
    await insertMeeting(this.#db, this.meeting, 'yen-the');
    await this.#say('poll-manifest', {}, [{ ordinal: 1, phase: 'planned', title: null }]);
  }

  /** Seen at the door, asks, is answered; the vault entry is stored with the request. */
  async issue(voter: number): Promise<void> {
    const entry = this.random(200);
    const vault = toHex(sha256(entry));
    await this.#say('presence', { voter });
    const request = await this.#say('request', { voter, vault }, [], (tx) =>
      addVaultEntry(tx, this.meeting, vault, entry),
    );
    for (const teller of [1, 2]) await this.#say('issue', { request, teller });
  }

  async open(): Promise<void> {
    await this.#say('poll-barrier', {}, [{ ordinal: 1, phase: 'barrier', title: null }]);
    await this.#say('poll-open', {}, [{ ordinal: 1, phase: 'open', title: null }]);
  }

  async cast(voter: number): Promise<void> {
    const ballot = this.random(BALLOT_LENGTH);
    const leaf = toHex(boxLeaf(ballot));
    const [ballotKeyHash, tracking] = [toHex(sha256(ballot.subarray(0, 32))), toHex(sha256(ballot))];
    const row = { meeting: this.meeting, ordinal: 1, ballotKeyHash, leaf, tracking, ballot };
    if (!(await storeBallot(this.#db, row))) throw new Error('not stored');
    this.truth.set(leaf, String(voter));
  }

  /** Commits the closing as the service does, and stops there, as a service that is killed right then. */
  async close(
    seal: (tx: Db) => Promise<unknown> = (tx) => sealBox(tx, { meeting: this.meeting, ordinal: 1 }),
  ): Promise<void> {
    await this.#say('poll-close', {}, [{ ordinal: 1, phase: 'closed', title: null }], async (tx) => {
      await seal(tx);
      await destroyVault(tx, this.meeting);
    });
  }

  /** What a careless service would do: rows move as they lie. */
  async closeUnsorted(): Promise<void> {
    await this.close(async (tx) => {
      await tx.execute(sql`INSERT INTO sealed_ballots (meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot)
        SELECT meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot FROM ballots ORDER BY ctid`);
      await tx.execute(sql`DELETE FROM ballots`);
    });
  }

  async #say(type: string, body: object, polls: PollRow[] = [], alongside = async (_: Db) => {}): Promise<Hex> {
    const data = utf8(JSON.stringify({ body: { type, ...body }, sigs: [{ sig: toHex(this.random(64)) }] }));
    const leaf = leafHash(data);
    this.#frontier.append(leaf);
    const { peaks } = this.#frontier.state();
    assertOk(
      await transact(this.#db, async (tx) => {
        const entries = [{ data, leaf: toHex(leaf), type }];
        const plan = {
          meeting: this.meeting,
          expectedSize: this.#size,
          entries,
          phase: 'draft' as const,
          peaks,
          polls,
          alongside,
        };
        const appended = await appendEntries(tx, plan);
        return appended.ok ? ok(undefined) : appended;
      }),
    );
    this.#size++;
    return toHex(leaf);
  }
}
