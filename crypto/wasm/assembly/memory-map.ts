// Everything has its fixed place: nothing is allocated, memory never grows. The offsets lie behind AssemblyScript's own
// constants, which stand below 4096 (the build asks for that base).

/** Points or scalars that one call takes at most. */
export const CHUNK: i32 = 1024;

/** Field elements that functions hold for a moment; each module has a part of its own. */
export const SCRATCH: usize = 4096;

/** Packed encodings, in or out: 32 bytes each. */
export const BYTES: usize = 16384;

/** Scalars, 32 bytes each: those of G or of points, and those of H. Read up to 8 bytes beyond the end. */
export const SCALARS: usize = BYTES + 32 * <usize>CHUNK + 64;
export const SCALARS_H: usize = SCALARS + 32 * <usize>CHUNK + 64;

/** Points, 160 bytes each. */
export const POINTS: usize = SCALARS_H + 32 * <usize>CHUNK + 64;
export const POINTS_B: usize = POINTS + 160 * <usize>CHUNK;

/** Tables of fixed bases: G, then four keys. */
export const TABLES: usize = POINTS_B + 160 * <usize>CHUNK;
const TABLE_COUNT: i32 = 5;
export const TABLE_WINDOWS: i32 = 51;
export const TABLE_ENTRIES: i32 = 16;
export const TABLE_SIZE: usize = 160 * <usize>(TABLE_WINDOWS * TABLE_ENTRIES);

/** Signed digits of a sum's scalars, and its multiples or buckets; or blocks to be hashed. */
export const DIGITS: usize = TABLES + <usize>TABLE_COUNT * TABLE_SIZE;
export const WORK: usize = DIGITS + 256 * <usize>CHUNK;
export const WORK_SIZE: usize = 160 * 8 * <usize>CHUNK;

/** 64 KiB pages, for the build. */
export const END: usize = WORK + WORK_SIZE;
