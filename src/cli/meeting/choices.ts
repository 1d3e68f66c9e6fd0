import type { LineChoice } from '../../../crypto/ballot-layout.ts';

/**
 * What each voter of the demonstration chooses in a rating, so that every line comes out at the level wanted, with more
 * than half of the summoned behind it and the rest spread as in life. Only the demonstration knows who chose what.
 * @param wanted place of the level, per line; @param levels how many there are, "not rated" comes after the last
 * @param voters how many vote; @param summoned of whom more than half must agree
 */
export function ratingChoices(
  wanted: readonly number[],
  levels: number,
  voters: number,
  summoned: number,
): LineChoice[][] {
  const least = Math.floor(summoned / 2) + 1;
  return Array.from({ length: voters }, (_, voter) =>
    wanted.map((level, line): LineChoice => {
      const majority = Math.min(voters, least + ((line * 5) % (voters - least + 1)));
      const turn = (voter + line * 4) % voters;
      if (turn < majority) return [level];
      if ((voter + line) % 9 === 0) return [levels];
      return [level === 0 ? 1 : level === levels - 1 || (voter + line) % 2 === 0 ? level - 1 : level + 1];
    }),
  );
}

/** Choices of exactly `places` among `options`: the first `places` get most votes, every second voter takes one of the others. */
export const selectionChoices = (options: number, places: number, voters: number): LineChoice[] =>
  Array.from({ length: voters }, (_, voter) => {
    const winners = Array.from({ length: places }, (_, option) => option);
    if (voter % 2 === 0 || options <= places) return winners;
    const leftOut = ((voter - 1) / 2) % places;
    return [...winners.filter((option) => option !== leftOut), places + (voter % (options - places))];
  });
