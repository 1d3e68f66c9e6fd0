import { type Bytes, fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { commitText } from '../../../crypto/commitment.ts';
import { assertOk } from '../../../crypto/result.ts';
import { publicKeyOf, sign } from '../../../crypto/signature.ts';
import type { RatingBody, RatingBodyOf, RatingBodyType } from '../../domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../domain/rating/entry.ts';
import type { RatingState } from '../../domain/rating/state.ts';
import { acceptInvitation, invitationMessage } from '../../usecases/accept-invitation.ts';
import { appendRating } from '../../usecases/append-rating.ts';
import { createOrganisation } from '../../usecases/create-organisation.ts';
import type { Deps } from '../../usecases/deps.ts';
import { invite } from '../../usecases/invite.ts';
import { loadRatings } from '../../usecases/load-ratings.ts';
import type { Opening } from '../../usecases/opening.ts';
import type { Role } from '../../usecases/organisation.ts';

/** A person with a key of their own. */
export interface Player {
  readonly name: string;
  readonly secret: Bytes;
  readonly key: Hex;
}

/** A body without what every body says. */
export type Saying = { [T in RatingBodyType]: Omit<RatingBodyOf<T>, 'log' | 'date'> }[RatingBodyType];

export function newPlayer(deps: Deps, name: string): Player {
  const secret = deps.random(32);
  return { name, secret, key: toHex(publicKeyOf(secret)) };
}

/** Founds an organisation and makes people its officers, by invitation as everywhere. */
export async function foundWith(
  deps: Deps,
  organisation: { readonly id: string; readonly name: string; readonly level: string; readonly parent: string | null },
  officers: readonly (readonly [role: Role, who: Player])[],
): Promise<void> {
  const { id, ...rest } = organisation;
  assertOk(await createOrganisation(deps, { organisation: id, ...rest }));
  const invitations = officers.map(([role, { name }]) => ({ role, name }));
  const codes = assertOk(await invite(deps, { organisation: id, invitations }));
  for (const [i, [, { key, secret }]] of officers.entries()) {
    const code = codes[i]?.code ?? '';
    const signature = toHex(sign(secret, invitationMessage(fromHex(deps.serviceKey.public), code)));
    assertOk(await acceptInvitation(deps, { code, key, signature }));
  }
}

/** Writes one organisation's rating log: commits to texts, signs, and hands in statement and openings. */
export class LogWriter {
  readonly #deps: Deps;
  readonly #openings: Opening[] = [];
  readonly #made = new Map<Hex, Opening>();
  readonly organisation: string;

  constructor(deps: Deps, organisation: string) {
    this.#deps = deps;
    this.organisation = organisation;
  }

  /** A commitment to a text; its opening goes with the next statement. */
  commit(text: string): Hex {
    const salt = this.#deps.random(32);
    const commitment = toHex(commitText(salt, text));
    const opening = { commitment, salt: toHex(salt), text };
    this.#openings.push(opening);
    this.#made.set(commitment, opening);
    return commitment;
  }

  /** The opening of a commitment that was made here. */
  opening(commitment: Hex): Opening {
    const made = this.#made.get(commitment);
    if (made === undefined) throw new RangeError('not a commitment of this log');
    return made;
  }

  /** The log as it stands. */
  async state(): Promise<RatingState> {
    return assertOk(await loadRatings(this.#deps, { organisation: this.organisation }));
  }

  /** @returns the place of the entry. Throws if it is refused: a season is played by people who know their part */
  async say(who: Player, date: string, saying: Saying): Promise<number> {
    const log = ratingLogId(this.#deps.serviceKey.public, this.organisation);
    const body = { ...saying, log, date } as RatingBody;
    const openings = this.#openings.splice(0);
    const entry = signRating(body, who.secret);
    return assertOk(await appendRating(this.#deps, { organisation: this.organisation, entry, openings })).index;
  }

  /** The first two statements of a log: its creation, and who its officers are. The first of them is its secretary. */
  async begin(
    officers: readonly (Pick<RatingBodyOf<'officers-named'>['officers'][number], 'role' | 'organisation'> & {
      readonly who: Player;
    })[],
  ) {
    const [first] = officers;
    if (first === undefined) throw new Error('a log has a secretary');
    const { organisation } = this;
    await this.say(first.who, '2026-11-02', {
      type: 'rating-log-created',
      organisation,
      service: this.#deps.serviceKey.public,
      secretary: first.who.key,
      name: this.commit(first.who.name),
    });
    await this.say(first.who, '2026-11-02', {
      type: 'officers-named',
      officers: officers.map(({ who, role, organisation: of }) => ({
        key: who.key,
        role,
        organisation: of,
        name: this.commit(who.name),
      })),
    });
  }
}
