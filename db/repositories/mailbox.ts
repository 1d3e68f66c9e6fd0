import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { JsonObject } from '../../crypto/record-line.ts';
import type { Db } from '../engine/database.ts';
import { mailbox } from '../schema/coordination.ts';

export interface MailRow {
  readonly run: number;
  readonly sender: number;
  readonly recipient: number;
  readonly kind: string;
  readonly data: JsonObject;
}

/** Leaves a message unless one of this sender, recipient and kind is there. @returns the data that are there */
export async function leaveMail(db: Db, meeting: Hex, row: MailRow): Promise<JsonObject> {
  await db
    .insert(mailbox)
    .values({ meetingId: meeting, ...row })
    .onConflictDoNothing();
  const [kept] = await db
    .select({ data: mailbox.data })
    .from(mailbox)
    .where(
      and(
        eq(mailbox.meetingId, meeting),
        eq(mailbox.run, row.run),
        eq(mailbox.sender, row.sender),
        eq(mailbox.recipient, row.recipient),
        eq(mailbox.kind, row.kind),
      ),
    );
  if (kept === undefined) throw new Error('a message was neither found nor stored');
  return kept.data;
}

/** What is there for any of these recipients. */
export const mailFor = (db: Db, meeting: Hex, run: number, recipients: readonly number[]): Promise<MailRow[]> =>
  db
    .select({
      run: mailbox.run,
      sender: mailbox.sender,
      recipient: mailbox.recipient,
      kind: mailbox.kind,
      data: mailbox.data,
    })
    .from(mailbox)
    .where(and(eq(mailbox.meetingId, meeting), eq(mailbox.run, run), inArray(mailbox.recipient, [...recipients])))
    .orderBy(asc(mailbox.sender), asc(mailbox.recipient), asc(mailbox.kind));
