import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { meetings } from '../schema/meetings.ts';
import { officers, organisations } from '../schema/organisations.ts';
import { refusals, type refusedIncidents } from '../schema/ratings.ts';

/** How often a service refused something on one day. */
export interface RefusalRow {
  /** `null` where the refusal was about no meeting. */
  readonly meeting: Hex | null;
  /** `YYYY-MM-DD`. */
  readonly onDay: string;
  readonly incident: (typeof refusedIncidents)[number];
  /** The refusal's name. */
  readonly code: string;
  readonly count: number;
}

const MOST = 1_000_000;
/** A primary key has no `NULL`. */
const NONE = '' as Hex;

/** Adds to what was counted before. Rows name one organisation, meeting, day, incident and code once. */
export async function addRefusals(
  db: Db,
  rows: readonly (RefusalRow & { readonly organisationId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const { organisationId, meeting, onDay, incident, code, count } = refusals;
  await db
    .insert(refusals)
    .values(rows.map((row) => ({ ...row, meeting: row.meeting ?? NONE, count: Math.min(row.count, MOST) })))
    .onConflictDoUpdate({
      target: [organisationId, meeting, onDay, incident, code],
      set: { count: sql`least(${count} + excluded.count, ${MOST})` },
    });
}

/** What an organisation's officers and meetings were refused, by day and name. */
export async function refusalsOf(db: Db, organisation: string): Promise<RefusalRow[]> {
  const { organisationId, meeting, onDay, incident, code, count } = refusals;
  const rows = await db
    .select({ meeting, onDay, incident, code, count })
    .from(refusals)
    .where(eq(organisationId, organisation))
    .orderBy(asc(onDay), asc(incident), asc(code), asc(meeting));
  return rows.map((row) => ({ ...row, meeting: row.meeting === NONE ? null : row.meeting }));
}

/** Organisations of meetings, and of officers' keys: whose refusals are counted. What is unknown is left out. */
export async function organisationsBehind(
  db: Db,
  asked: {
    readonly organisations: readonly string[];
    readonly meetings: readonly Hex[];
    readonly keys: readonly Hex[];
  },
) {
  const known = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.id, [...asked.organisations]));
  const held = await db
    .select({ id: meetings.id, organisation: meetings.organisationId })
    .from(meetings)
    .where(inArray(meetings.id, [...asked.meetings]));
  const offices = await db
    .selectDistinct({ key: officers.key, organisation: officers.organisationId })
    .from(officers)
    .where(inArray(officers.key, [...asked.keys]));
  return { organisations: known.map(({ id }) => id), meetings: held, offices };
}
