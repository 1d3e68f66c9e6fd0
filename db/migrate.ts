import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { sql } from 'drizzle-orm';
import { type Hex, toHex, utf8 } from '../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../crypto/result.ts';
import { type Db, rowsOf } from './engine/database.ts';
import { PINNED_MIGRATIONS, type PinnedMigration } from './pinned-migrations.ts';
import { transact } from './transact.ts';

/** A migration as it lies in the installation. */
export interface MigrationFile extends PinnedMigration {
  /** Undefined if the file is missing. */
  readonly script: string | undefined;
}

export type MigrationCode = 'MIGRATION-MISSING' | 'MIGRATION-CHANGED' | 'MIGRATION-UNKNOWN';

/** Any two nodes take the same lock; released when the transaction ends, however it ends. */
const LOCK = 0x70686d69;
const BREAKPOINT = '--> statement-breakpoint';

/**
 * Brings the database to the schema of this release, all of it or nothing. Several nodes may start at once: they queue
 * on an advisory lock, and those that come second find nothing to do.
 * @returns the names of the migrations applied now
 */
export function migrate(
  db: Db,
  files: readonly MigrationFile[] = installed(),
): Promise<Result<string[], MigrationCode>> {
  const fault = judgeFiles(files);
  if (fault !== undefined) return Promise.resolve(fault);
  return transact(db, async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${sql.raw(String(LOCK))})`);
    await tx.execute(sql`CREATE TABLE IF NOT EXISTS migrations (
      place integer PRIMARY KEY, name text NOT NULL UNIQUE, sha256 text NOT NULL CHECK (length(sha256) = 64))`);
    const found = rowsOf<{ name: string; sha256: string }>(
      await tx.execute(sql`SELECT name, sha256 FROM migrations ORDER BY place`),
    );
    const history = judgeHistory(files, found);
    if (history !== undefined) return history;
    const missing = files.slice(found.length);
    for (const [offset, { name, sha256: pin, script = '' }] of missing.entries()) {
      for (const statement of script.split(BREAKPOINT)) await tx.execute(sql.raw(statement));
      await tx.execute(sql`INSERT INTO migrations VALUES (${found.length + offset}, ${name}, ${pin})`);
    }
    return ok(missing.map(({ name }) => name));
  });
}

function installed(): MigrationFile[] {
  return PINNED_MIGRATIONS.map((pinned) => ({ ...pinned, script: read(pinned.name) }));
}

function read(name: string): string | undefined {
  try {
    return readFileSync(new URL(`migrations/${name}.sql`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

function judgeFiles(files: readonly MigrationFile[]): Refusal<MigrationCode> | undefined {
  for (const { name, sha256: pin, script } of files) {
    if (script === undefined) return refuse('MIGRATION-MISSING', name);
    if (hashOf(script) !== pin) return refuse('MIGRATION-CHANGED', `${name} is not the released file`);
  }
  return undefined;
}

function judgeHistory(
  files: readonly MigrationFile[],
  found: readonly { readonly name: string; readonly sha256: string }[],
): Refusal<MigrationCode> | undefined {
  for (const [place, { name, sha256: applied }] of found.entries()) {
    const file = files[place];
    if (file === undefined || file.name !== name) return refuse('MIGRATION-UNKNOWN', `${name}: of a newer release`);
    if (file.sha256 !== applied) return refuse('MIGRATION-CHANGED', `${name} was applied in another form`);
  }
  return undefined;
}

const hashOf = (script: string): Hex => toHex(sha256(utf8(script)));
