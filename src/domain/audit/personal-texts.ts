import type { Hex } from '../../../crypto/bytes.ts';
import type { RatingBody, RatingBodyType } from '../rating/bodies.ts';
import type { RatingEntry } from '../rating/entry.ts';
import { trailOf } from './trail.ts';

/** A text of a rating log behind a commitment, and whom it is about. */
export interface LoggedText {
  readonly entry: number;
  readonly type: RatingBodyType;
  readonly commitment: Hex;
  /** Places of the subjects that it speaks of: one, several that a reason is common to, or none. */
  readonly subjects: readonly number[];
}

/**
 * Every text of a rating log, in its order, with the subjects that it is about: what an erasure of personal data chooses from.
 * Texts about nobody rated, as officers' names, incidents and places of custody, have no subjects.
 * @param entries all of the log, judged
 */
export function loggedTexts(entries: readonly RatingEntry[]): readonly LoggedText[] {
  const found = new Map<Hex, LoggedText>();
  for (const [entry, { subjects, texts }] of trailOf(entries).entries()) {
    const body = entries[entry]?.body;
    if (body === undefined) continue;
    const own = ownTexts(body, subjects);
    // A list of officers names again whom the one before it named: a text is told where it was made.
    for (const commitment of texts.filter((one) => !found.has(one)))
      found.set(commitment, { entry, type: body.type, commitment, subjects: own.get(commitment) ?? subjects });
  }
  return [...found.values()];
}

/** Of statements about several subjects the texts that belong to one of them. */
function ownTexts(body: RatingBody, subjects: readonly number[]): ReadonlyMap<Hex, readonly number[]> {
  const own = new Map<Hex, readonly number[]>();
  const put = (commitment: Hex | null, subject: number | undefined): void => {
    // One reason may be that of several decisions.
    if (commitment !== null && subject !== undefined) own.set(commitment, [...(own.get(commitment) ?? []), subject]);
  };
  switch (body.type) {
    case 'subjects-added':
      for (const [place, { name, detail }] of body.subjects.entries()) {
        put(name, subjects[place]);
        put(detail, subjects[place]);
      }
      break;
    case 'self-rated':
    case 'appraised':
      for (const { subject, remarks } of body.ratings) put(remarks, subject);
      break;
    case 'decided':
      for (const { subject, reason } of body.decisions) put(reason, subject);
      break;
  }
  return own;
}
