import type { Hex } from '../../../crypto/bytes.ts';
import type { Refusal, Result } from '../../../crypto/result.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import { service } from '../../../src/http/errors/service.ts';
import type { MeetingView } from '../../shared/meeting-view.ts';
import type { TellerDevice } from '../../shared/teller/memory.ts';
import type { OfficerClient } from '../../shared/transport/officer.ts';
import type { RoomClient } from '../../shared/transport/room.ts';

/** What the steps of a teller's device work with. */
export interface Desk {
  readonly device: TellerDevice;
  readonly view: MeetingView;
  readonly client: OfficerClient;
  readonly room: RoomClient;
  /** The officer's own public key. */
  readonly key: Hex;
  /** Appends an entry and reads it back in the log before it counts as done. */
  readonly append: (entry: Entry) => Promise<Result<void>>;
}

const CONNECTION = new Set(['SERVICE-UNREACHABLE', 'SERVICE-TIMEOUT', 'SERVICE-ANSWER-INVALID', 'MEETING-UNKNOWN']);

/** The connection's or the session's trouble, not the log's. */
export const isConnection = (code: string): boolean => CONNECTION.has(code) || Object.hasOwn(service, code);

const ALARMS = new Set([
  'CHECKPOINT-OTHER-HEAD',
  'TELLER-ANSWER-CONFLICT',
  'TELLER-OTHER-HEAD',
  'TELLER-OTHER-ROOT',
  'BARRIER-REQUEST-MISSING',
  'ISSUE-EVALUATION-INVALID',
  'DECRYPTION-SHARE-INVALID',
  'TALLY-MISMATCH',
  'TALLY-BOX',
  'BOX-ORDER',
  'VIEW-FORKED',
]);

/** A refusal of an act that shows that somebody lies: the teller stops and tells the others. */
export const isAlarm = ({ code }: Refusal): boolean => ALARMS.has(code);
