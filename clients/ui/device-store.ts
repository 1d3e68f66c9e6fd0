import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Schema extends DBSchema {
  /** Public values and sealed ones; never a voter's choice, token or card. */
  kept: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('phieu-kin', 1, { upgrade: (created) => created.createObjectStore('kept') });
  return opened;
};

/** Reads what this device has kept under a name; the caller judges its shape. */
export const readKept = async (name: string): Promise<unknown> => (await database()).get('kept', name);

/** Keeps a value over reloads. Settles once it is on the disk: what must be remembered before it is sent is not lost. */
export async function keep(name: string, value: unknown): Promise<void> {
  const transaction = (await database()).transaction('kept', 'readwrite', { durability: 'strict' });
  await transaction.store.put(value, name);
  await transaction.done;
}

/**
 * As `keep`, for values that grow: an older one never takes the place of a newer, whoever writes last.
 * @returns false where something as new is kept already; nothing is changed then
 */
export async function keepNewer<V extends { readonly generation: number }>(name: string, value: V): Promise<boolean> {
  const transaction = (await database()).transaction('kept', 'readwrite', { durability: 'strict' });
  const kept = (await transaction.store.get(name)) as { readonly generation?: number } | undefined;
  const newer = (kept?.generation ?? 0) < value.generation;
  if (newer) await transaction.store.put(value, name);
  await transaction.done;
  return newer;
}

export const forget = async (name: string): Promise<void> => (await database()).delete('kept', name);
