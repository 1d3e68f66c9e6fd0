import { type Bytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { blind, tokenMessage } from '../../crypto/token.ts';
import { sealVaultEntry, vaultEntryHash, vaultKeyFromCard } from '../../crypto/vault.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import { PlayedMeeting, type PlayedVoter, type PlayOptions } from '../support/played-meeting.ts';
import type { Answer, TestService } from './test-service.ts';

/** A played meeting whose statements go to a real service over HTTP, as its officers' devices would send them. */
export class ServedMeeting extends PlayedMeeting {
  #served: TestService;
  readonly #vault = new Map<Hex, Bytes>();
  readonly tokens = new Map<Hex, string>();
  #sent = 0;

  private constructor(served: TestService, options: PlayOptions) {
    super(options);
    this.#served = served;
    const { secret, public: key } = served.deps.serviceKey;
    Object.assign(this, { service: { secret, key, name: '' } });
  }

  /** Goes on with another process's service on the same database. */
  serveFrom(served: TestService): void {
    this.#served = served;
  }

  /** Enrols secretary and tellers in the organisation and signs them in. */
  static async begin(served: TestService, options: PlayOptions = {}): Promise<ServedMeeting> {
    const meeting = new ServedMeeting(served, options);
    for (const officer of meeting.everybody) {
      await served.enrol('yen-the', officer === meeting.secretary ? 'secretary' : 'teller', officer);
      meeting.tokens.set(officer.key, await served.signIn(officer));
    }
    return meeting;
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
    const rights = [...voter.rights].map(([ordinal, right]) => ({ ordinal, ...right }));
    const entry = sealVaultEntry(key, fromHex(this.meeting), rights, this.random);
    const vault = toHex(vaultEntryHash(entry));
    this.#vault.set(vault, entry);
    const { meeting } = this;
    return { type: 'request', meeting, manifest: toHex(this.manifest()), voter: voter.index, vault, blinded };
  }

  /** Where and with what an entry is sent. */
  requestOf(entry: Entry): { path: string; json: unknown; token?: string } {
    const { body } = entry;
    if (body.type === 'request') {
      const vaultEntry = toHex(this.#vault.get(body.vault) as Bytes);
      return { path: `/room/${this.meeting}/requests`, json: { entry, vaultEntry } };
    }
    const token = this.tokens.get(entry.sigs.find(({ key }) => this.tokens.has(key))?.key ?? '') as string;
    if (body.type === 'meeting-created') return { path: '/meetings', token, json: { entry } };
    const text = JSON.stringify(body);
    const openings = this.openings
      .map(({ commitment, salt, text }) => ({ commitment: toHex(commitment), salt: toHex(salt), text }))
      .filter(({ commitment }) => text.includes(commitment));
    return { path: `/meetings/${this.meeting}/entries`, token, json: { entry, openings } };
  }

  /** Sends what was said since the last time. Entries of the service itself are its own to make. */
  async send(): Promise<Answer | undefined> {
    let last: Answer | undefined;
    for (const entry of this.entries.slice(this.#sent)) {
      this.#sent++;
      if (entry.body.type === 'box-sealed' || entry.body.type === 'tally') continue;
      const { path, ...options } = this.requestOf(entry);
      last = await this.#served.call('POST', path, options);
      if (last.status !== 201) throw new Error(`${entry.body.type}: ${last.text}`);
    }
    return last;
  }

  /** From nothing to `issuing` in the service as here. */
  async prepareServed(subjects = 2): Promise<void> {
    this.prepare(subjects);
    await this.send();
  }

  get secretaryToken(): string {
    return this.tokens.get(this.secretary.key) as string;
  }

  tellerToken(place = 0): string {
    return this.tokens.get(this.tellers[place]?.key ?? '') as string;
  }
}
