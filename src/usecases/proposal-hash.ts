import { sha256 } from '@noble/hashes/sha2.js';
import { type Hex, toHex } from '../../crypto/bytes.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import { statementBytes } from '../domain/meeting/entry.ts';

/** The name of a proposal: SHA-256 of the bytes that its signers sign. */
export const proposalHash = (body: Body): Hex => toHex(sha256(statementBytes(body)));
