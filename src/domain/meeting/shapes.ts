import { z } from 'zod';

/** The small shapes that every statement is made of (00-notation). All are strict: unknown members are refused. */
const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * length}}$`));

export const meetingId = hex(16);
export const hash = hex(32);
/** Ed25519 or X25519 public key. */
export const publicKey = hex(32);
/** ristretto255 element. */
export const boxPoint = hex(32);
/** BLS12-381 G1 element, compressed. */
export const tokenPoint = hex(48);
/** BLS12-381 G2 element, compressed. */
export const tokenKey = hex(96);
export const anyHex = z.string().regex(/^([0-9a-f]{2})+$/);

/** Position in the pool of key pairs; 0 is the rehearsal pair. */
export const ordinal = z.int().min(1).max(64);
/** 1-based place of a teller in the manifest's list. */
export const tellerIndex = z.int().min(1).max(15);
/** 0-based place of a voter in the roll. */
export const voterIndex = z.int().min(0).max(9999);
export const count = z.int().min(0).max(1_000_000);
export const text = z.string().min(1).max(2000);

/** Root and size of a Merkle tree (13-log). */
export const treeHead = z.strictObject({ root: hash, size: count });
export type TreeHead = z.infer<typeof treeHead>;
