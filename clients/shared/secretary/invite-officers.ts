import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { OfficerRow } from '../import/officers.ts';
import { invitationSheet, type SheetRow } from '../invitation-sheet.ts';
import type { Transport } from '../transport/http.ts';
import { organisationClient } from '../transport/officer.ts';

/**
 * Invites everybody on a list, and lays out the slips to print. One request: codes are made for all or for none. An
 * answer that is lost is asked for again, and the codes of the first are then known to nobody.
 * @param transport carries the token of a secretary or superior; the slips name the place that it reaches
 * @param rows as imported, at most `MAX_INVITATIONS`
 * @returns an HTML document, secret; or the service's refusal, or `SERVICE-ANSWER-INVALID` if it invited others
 */
export async function inviteOfficers(
  transport: Transport,
  organisation: string,
  rows: readonly OfficerRow[],
): Promise<Result<string>> {
  const client = organisationClient(transport);
  const about = await client.organisation(organisation);
  if (!about.ok) return about;
  const answer = await client.invite(
    organisation,
    rows.map(({ name, role }) => ({ name, role })),
  );
  if (!answer.ok) return answer;
  const { invitations } = answer.value;
  const same = rows.every(({ name, role }, i) => invitations[i]?.name === name && invitations[i]?.role === role);
  if (!same || invitations.length !== rows.length) return refuse('SERVICE-ANSWER-INVALID', 'other invitations');
  return ok(
    invitationSheet({
      organisation: about.value.name,
      address: new URL(transport.base).origin,
      expiresMs: Math.min(...invitations.map(({ expiresMs }) => expiresMs)),
      rows: rows.map((row, i) => sheetRow(row, invitations[i]?.code ?? '')),
    }),
  );
}

/** What a slip says of a person on the list. */
export function sheetRow({ name, role, position, unit }: OfficerRow, code: string): SheetRow {
  const detail = [position, unit].filter((text) => text !== undefined).join(', ');
  return { name, role, code, ...(detail === '' ? {} : { detail }) };
}
