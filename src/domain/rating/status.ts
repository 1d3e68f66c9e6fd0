import type { Membership, Standing } from '../rules/standing.ts';
import type { DateText } from './dates.ts';

export const SUBJECT_KINDS = ['individual', 'collective', 'organisation'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** How an individual becomes and ceases to be a member; the first date of these two is the admission. */
const MEMBERSHIP_STATUSES = ['probationary', 'official'] as const;
/** What an individual's activities are; `active` ends each of the others, `moved-in` too. */
const STANDING_STATUSES = ['active', 'moved-in', 'moved-out', 'exempt', 'suspended', 'detained'] as const;
/** Collectives and organisations. */
const EXISTENCE_STATUSES = ['formed', 'dissolved'] as const;

export const STATUSES = [...MEMBERSHIP_STATUSES, ...STANDING_STATUSES, 'left', ...EXISTENCE_STATUSES] as const;
export type Status = (typeof STATUSES)[number];

/** One step of a subject's history. */
export interface StatusChange {
  readonly from: DateText;
  readonly status: Status;
}

/** What somebody or something is on a date. */
export interface StatusAt {
  /** On the books: admitted or formed, and neither left nor dissolved. */
  readonly there: boolean;
  /** `null` for collectives and organisations. */
  readonly membership: Membership | null;
  readonly standing: Exclude<Standing, 'excused'>;
  /** When admitted or formed; `null` if that is later than the date. */
  readonly since: DateText | null;
}

/**
 * Whether a history can be one of this kind: dates do not fall back, it begins with admission or formation, nothing follows
 * its end but a new beginning, and nobody official becomes probationary again without having left.
 */
export function isHistory(kind: SubjectKind, history: readonly StatusChange[]): boolean {
  let official = false;
  let there = false;
  for (const [place, { from, status }] of history.entries()) {
    if (place > 0 && from < (history[place - 1]?.from ?? '')) return false;
    const begins = kind === 'individual' ? status === 'probationary' || status === 'official' : status === 'formed';
    const known =
      kind === 'individual'
        ? status !== 'formed' && status !== 'dissolved'
        : (EXISTENCE_STATUSES as readonly Status[]).includes(status);
    if (!known || (!there && !begins)) return false;
    if (there && (status === 'formed' || (status === 'probationary' && official))) return false;
    official = there ? official || status === 'official' : status === 'official';
    there = status !== 'left' && status !== 'dissolved';
  }
  return history.length > 0;
}

/** Folds a history up to and including a date. */
export function statusAt(history: readonly StatusChange[], date: DateText): StatusAt {
  let now: StatusAt = { there: false, membership: null, standing: 'counted', since: null };
  for (const { from, status } of history) if (from <= date) now = after(now, status, from);
  return now;
}

function after(now: StatusAt, status: Status, from: DateText): StatusAt {
  const begun = now.there ? now : { ...now, there: true, standing: 'counted' as const, since: from };
  switch (status) {
    case 'probationary':
    case 'official':
      return { ...begun, membership: status };
    case 'formed':
      return begun;
    case 'left':
    case 'dissolved':
      return { ...now, there: false };
    case 'active':
    case 'moved-in':
      return { ...now, standing: 'counted' };
    default:
      return { ...now, standing: status };
  }
}
