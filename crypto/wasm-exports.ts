/** The exports of crypto/wasm/assembly/index.ts. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  bytesAt(): number;
  scalarsAt(): number;
  scalarsHAt(): number;
  pointsAt(): number;
  pointsBAt(): number;
  chunk(): number;
  setUp(): void;
  decode(count: number): number;
  encode(count: number): void;
  scalarsFit(count: number, countH: number): number;
  makeTable(slot: number): void;
  mulFixed(slot: number, count: number): void;
  mulSecret(count: number): void;
  add(count: number): void;
  startSum(): void;
  addToSum(count: number): void;
  encodeSum(): void;
  decodeKey(): number;
  encodeSumAsKey(): void;
  blocksAt(): number;
  blocks(): number;
  startHash(): void;
  hashBlocks(count: number): void;
  endHash(): void;
  wipe(count: number): void;
}

/** Extended coordinates of a point in limbs: crypto/wasm/assembly/point.ts. */
export const COORDINATES_LENGTH = 160;
