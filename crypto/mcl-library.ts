import createModule from 'mcl-wasm/dist/mcl_c.js';

// The one file that starts mcl (herumi/mcl-wasm), a C++ library in WebAssembly. Only public data may reach it: its arithmetic
// with secrets is not constant-time.

/** What we use of the library's C interface (mcl/include/mcl/bn.h); numbers are addresses in its memory. */
export interface Mcl {
  readonly HEAP8: Int8Array;
  _malloc(size: number): number;
  _free(at: number): void;
  _mclBn_init(curve: number, compiledTimeVariable: number): number;
  _mclBn_setETHserialization(on: number): void;
  _mclBn_setMapToMode(mode: number): number;
  _mclBn_verifyOrderG1(on: number): void;
  _mclBn_verifyOrderG2(on: number): void;
  _mclBn_getUint64NumToPrecompute(): number;
  _mclBn_precomputeG2(out: number, point: number): void;
  _mclBn_precomputedMillerLoop2(out: number, p1: number, q1: number, p2: number, q2: number): void;
  _mclBn_finalExp(out: number, value: number): void;
  _mclBnGT_isOne(value: number): number;
  _mclBnG1_deserialize(out: number, bytes: number, size: number): number;
  _mclBnG1_serialize(out: number, size: number, point: number): number;
  _mclBnG1_isZero(point: number): number;
  _mclBnG1_hashAndMapToWithDst(out: number, message: number, size: number, domain: number, domainSize: number): number;
  _mclBnG1_clear(out: number): void;
  _mclBnG1_neg(out: number, point: number): void;
  _mclBnG1_add(out: number, a: number, b: number): void;
  _mclBnG1_mulVec(out: number, points: number, scalars: number, count: number): void;
  _mclBnG2_deserialize(out: number, bytes: number, size: number): number;
  _mclBnG2_serialize(out: number, size: number, point: number): number;
  _mclBnG2_isZero(point: number): number;
  _mclBnG2_mulVec(out: number, points: number, scalars: number, count: number): void;
  _mclBnFr_setBigEndianMod(out: number, bytes: number, size: number): number;
}

/** The library's names for the curve, for what it was compiled for, and for RFC 9380. */
const BLS12_381 = 5;
const COMPILED_TIME_VARIABLE = 46;
const HASH_TO_CURVE = 5;

/** Compiles and starts the library for BLS12-381, in the encodings and with the hash of bls.ts. Rejects where WebAssembly is missing or forbidden. */
export async function startMcl(): Promise<Mcl> {
  const mcl: Mcl = await createModule({
    cryptoGetRandomValues: () => {
      throw new Error('nothing here is random');
    },
  });
  if (mcl._mclBn_init(BLS12_381, COMPILED_TIME_VARIABLE) !== 0) throw new Error('the library does not start');
  mcl._mclBn_setETHserialization(1);
  if (mcl._mclBn_setMapToMode(HASH_TO_CURVE) !== 0) throw new Error('the library does not hash as RFC 9380 says');
  // Without these it takes points outside the subgroup.
  mcl._mclBn_verifyOrderG1(1);
  mcl._mclBn_verifyOrderG2(1);
  return mcl;
}
