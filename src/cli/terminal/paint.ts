import colors from 'picocolors';

export type Painter = ReturnType<typeof colors.createColors>;

/** Colours where a person reads: on a terminal, unless NO_COLOR says otherwise (picocolors knows the variables). */
export const painterFor = (stream: { readonly isTTY?: boolean }): Painter =>
  colors.createColors(colors.isColorSupported && stream.isTTY === true);

/** Columns to write to: the terminal's, or 100 where there is none, and never so few that tables fall apart. */
export const widthOf = (stream: { readonly columns?: number }): number =>
  Math.min(140, Math.max(72, stream.columns ?? 100));
