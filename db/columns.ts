import { customType } from 'drizzle-orm/pg-core';
import { type Bytes, fromHex, type Hex, toHex } from '../crypto/bytes.ts';

/** `bytea` as bytes. Fixed lengths are the migrations' `CHECK`s, so that no path around this code can store others. */
export const bytes = customType<{ data: Bytes; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: plain,
});

/** `bytea` as lower-case hexadecimal, the form in which statements name keys and hashes. Only judged text is written. */
export const hex = customType<{ data: Hex; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (text) => fromHex(text),
  fromDriver: (value) => toHex(plain(value)),
});

/** One of the drivers gives `Buffer`s, whose `slice` shares memory. */
function plain(value: Uint8Array): Bytes {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
