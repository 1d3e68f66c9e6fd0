import type { Hex } from '../../crypto/bytes.ts';
import { roles } from '../../db/schema/organisations.ts';

export const ROLES = roles;
export type Role = (typeof ROLES)[number];

export interface OrganisationSummary {
  readonly organisation: string;
  readonly name: string;
  readonly level: string;
}

export interface Membership {
  readonly organisation: string;
  readonly role: Role;
}

export interface OfficerSummary {
  readonly key: Hex;
  readonly name: string;
  readonly role: Role;
}
