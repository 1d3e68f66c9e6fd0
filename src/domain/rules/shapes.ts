import { z } from 'zod';

/** What rule sets, cap sets and criteria sets are made of (16-rules, 22-ratings). Every object is strict. */
const text = z.string().min(1).max(2000);

export const words = z.strictObject({ vi: text, en: text });

/** A published text that a set rests on. */
export const document = z.strictObject({ number: text, date: text, issuer: text, title: text });

export const setId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
export const setVersion = z.int().min(1).max(1_000_000);
export const levelCode = z.string().regex(/^[A-Z0-9]{1,12}$/);
