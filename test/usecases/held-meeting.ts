import { type Bytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { assertOk, type Result } from '../../crypto/result.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { blind, tokenMessage } from '../../crypto/token.ts';
import { sealVaultEntry, vaultEntryHash, vaultKeyFromCard } from '../../crypto/vault.ts';
import type { Database } from '../../db/engine/database.ts';
import { migrate } from '../../db/migrate.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import { acceptInvitation, invitationMessage } from '../../src/usecases/accept-invitation.ts';
import { appendStatement, type Place, type StatementToAppend } from '../../src/usecases/append-statement.ts';
import { createDeps } from '../../src/usecases/create-deps.ts';
import { createMeeting } from '../../src/usecases/create-meeting.ts';
import { createOrganisation } from '../../src/usecases/create-organisation.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { invite } from '../../src/usecases/invite.ts';
import type { Opening } from '../../src/usecases/opening.ts';
import type { Role } from '../../src/usecases/organisation.ts';
import { type Person, PlayedMeeting, type PlayedVoter, type PlayOptions } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';

export interface Clock {
  now: number;
}

/** Nodes of one file draw differently, and every run alike. */
let nodes = 0;

/** One node of the service on a database that may have others. */
export async function nodeOn(
  database: Database,
  seed: string,
  clock: Clock = { now: 1_750_000_000_000 },
): Promise<Deps> {
  assertOk(await migrate(database.db));
  return createDeps({ database, clock: () => clock.now, random: seededRandom(`${seed} ${nodes++}`) });
}

/** Makes `who` an officer by invitation. */
export async function enrol(
  deps: Deps,
  organisation: string,
  role: Role,
  who: Pick<Person, 'secret' | 'key'>,
): Promise<void> {
  const [invitation] = assertOk(await invite(deps, { organisation, invitations: [{ name: 'Người', role }] }));
  const code = invitation?.code as string;
  const signature = toHex(sign(who.secret, invitationMessage(fromHex(deps.serviceKey.public), code)));
  assertOk(await acceptInvitation(deps, { code, key: who.key, signature }));
}

/** A played meeting whose statements go to a node, as officers' and voters' devices would send them. */
export class HeldMeeting extends PlayedMeeting {
  readonly deps: Deps;
  readonly vault = new Map<Hex, Bytes>();
  #sent = 0;

  private constructor(deps: Deps, options: PlayOptions) {
    super(options);
    this.deps = deps;
    const { secret, public: key } = deps.serviceKey;
    Object.assign(this, { service: { secret, key, name: '' } });
  }

  static async begin(deps: Deps, options: PlayOptions = {}): Promise<HeldMeeting> {
    const held = new HeldMeeting(deps, options);
    assertOk(
      await createOrganisation(deps, { organisation: 'yen-the', name: 'Yên Thế', level: 'huyện', parent: null }),
    );
    await enrol(deps, 'yen-the', 'secretary', held.secretary);
    return held;
  }

  override requestBody(voter: PlayedVoter, ordinals: readonly number[]): BodyOf<'request'> {
    const blinded = ordinals.map((ordinal) => {
      const ballotSecret = this.random(32);
      const message = tokenMessage(this.manifest(), ordinal, publicKeyOf(ballotSecret));
      const { blinded, blinding } = blind(message, this.random);
      voter.rights.set(ordinal, { ballotSecret, blinding });
      return { ordinal, point: toHex(blinded) };
    });
    const key = vaultKeyFromCard(fromHex(this.meeting), this.random(16));
    const rights = Array.from({ length: this.pairs }, (_, i) => ({
      ordinal: i + 1,
      ...(voter.rights.get(i + 1) ?? { ballotSecret: this.random(32), blinding: this.random(32) }),
    }));
    const entry = sealVaultEntry(key, fromHex(this.meeting), rights, this.random);
    const vault = toHex(vaultEntryHash(entry));
    this.vault.set(vault, entry);
    const { meeting } = this;
    return { type: 'request', meeting, manifest: toHex(this.manifest()), voter: voter.index, vault, blinded };
  }

  /** The openings of what an entry or statement names. */
  openingsFor(statement: unknown): Opening[] {
    const text = JSON.stringify(statement);
    return this.openings
      .map(({ commitment, salt, text }) => ({ commitment: toHex(commitment), salt: toHex(salt), text }))
      .filter(({ commitment }) => text.includes(commitment));
  }

  parcel(entry: Entry): StatementToAppend {
    const { meeting } = this;
    const sealed = entry.body.type === 'request' ? this.vault.get(entry.body.vault) : undefined;
    return {
      meeting,
      entry: JSON.parse(JSON.stringify(entry)),
      openings: this.openingsFor(entry),
      ...(sealed === undefined ? {} : { vaultEntry: sealed }),
    };
  }

  /** Sends one entry that is not the service's own. */
  submit(entry: Entry, deps: Deps = this.deps): Promise<Result<Place>> {
    if (entry.body.type === 'meeting-created')
      return createMeeting(deps, { entry: JSON.parse(JSON.stringify(entry)), officer: this.secretary.key });
    return appendStatement(deps, this.parcel(entry));
  }

  /** Sends what was said since the last time; what the service says itself must be in its log already. */
  async deliver(): Promise<void> {
    for (const entry of this.entries.slice(this.#sent)) {
      this.#sent++;
      if (entry.body.type === 'box-sealed' || entry.body.type === 'tally') continue;
      const place = await this.submit(entry);
      if (!place.ok) throw new Error(`${entry.body.type}: ${place.code} ${place.detail}`);
      if (place.value.index !== this.#sent - 1) throw new Error(`${entry.body.type} stands at ${place.value.index}`);
    }
  }

  /** From nothing to `issuing`, here and in the service. */
  async prepareHeld(subjects = 2): Promise<void> {
    this.prepare(subjects);
    await this.deliver();
  }
}
