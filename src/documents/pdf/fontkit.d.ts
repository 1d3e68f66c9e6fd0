declare module 'fontkit' {
  /** Reads a font; tables are decoded as they are needed, and kept. */
  export function create(bytes: Uint8Array): object;
}
