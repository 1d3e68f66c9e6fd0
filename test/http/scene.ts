import type { AppOptions } from '../../src/http/app.ts';
import type { TestDatabase } from '../support/databases.ts';
import type { Scene } from './route-table.ts';
import { ServedMeeting } from './served-meeting.ts';
import { TestService } from './test-service.ts';

/** A service with the organisation `yen-the` in a tree, its meeting in the phase `issuing`, and one proposal. */
export async function openScene(
  options: Partial<AppOptions> = {},
  database?: TestDatabase,
): Promise<{ service: TestService; scene: Scene }> {
  const service = await TestService.open(options, database);
  for (const [organisation, parent] of TREE) await service.organisation(organisation, parent);
  const meeting = await ServedMeeting.begin(service);
  await meeting.prepareServed();
  const body = { type: 'poll-cancel', meeting: meeting.meeting, ordinal: 1, phase: 'planned', reason: 'thử' };
  const proposed = await service.call('POST', `/meetings/${meeting.meeting}/proposals`, {
    token: meeting.secretaryToken,
    json: { body },
  });
  if (proposed.status !== 201) throw new Error(proposed.text);
  return { service, scene: { meeting, proposal: proposed.as<{ proposal: string }>().proposal } };
}

/** tinh > huyen > yen-the, ben-canh (sibling); and khac, another tree. Parents first. */
export const TREE = [
  ['tinh', null],
  ['huyen', 'tinh'],
  ['yen-the', 'huyen'],
  ['ben-canh', 'huyen'],
  ['khac', null],
] as const;
