import { ceremony } from './ceremony.ts';
import { encodings } from './encodings.ts';
import { issuing } from './issuing.ts';
import { polling } from './polling.ts';
import { ratings } from './ratings.ts';
import { record } from './record.ts';
import { statements } from './statements.ts';

/** What people are told for each code that crypto/ and the domain can say, on a device as well as by the service. */
export const DOMAIN_SENTENCES = {
  ...encodings,
  ...statements,
  ...issuing,
  ...polling,
  ...ceremony,
  ...record,
  ...ratings,
} as const;
