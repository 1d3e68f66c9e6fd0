import { pValue, type Score } from './chance.ts';

/** Ballots by leaf hash or voters by index in the roll, in the order that some clue gives them. */
type Orders = ReadonlyMap<string, readonly string[]>;

/** What a thief makes of what he has, and knows nothing else of. */
export interface Loot {
  readonly voters: Orders;
  readonly ballots: Orders;
  /** Transaction ids: of the last answer to the voter, of the ballot's row. */
  readonly issued: ReadonlyMap<string, number>;
  readonly cast: ReadonlyMap<string, number>;
}

/** Who cast which ballot: voter by leaf. */
export type Truth = ReadonlyMap<string, string>;

/** What was stolen of one poll, and what only the test knows. */
export interface Case {
  readonly loot: Loot;
  readonly truth: Truth;
}

export interface Finding {
  readonly strategy: string;
  /** Share of voters who are linked rightly. */
  readonly linked: number;
  readonly p: number;
}

function score(truth: Truth, ballots: readonly string[], voters: readonly string[]): Score {
  const places = new Map(voters.map((voter, place) => [voter, place]));
  const seen = ballots.map((leaf) => places.get(truth.get(leaf) as string) as number);
  let inversions = 0;
  for (const [i, a] of seen.entries()) for (const b of seen.slice(i + 1)) if (a > b) inversions++;
  return { voters: voters.length, hits: seen.filter((place, i) => place === i).length, inversions };
}

/** Pairs whose transactions are nearest go together first; lower leaves win ties. */
function nearest({ issued, cast }: Loot): Map<string, string> {
  const pairs = [...cast].flatMap(([leaf, at]) =>
    [...issued].map(([voter, from]) => ({ leaf, voter, distance: Math.abs(at - from) })),
  );
  pairs.sort((a, b) => a.distance - b.distance || (a.leaf < b.leaf ? -1 : 1));
  const guess = new Map<string, string>();
  const taken = new Set<string>();
  for (const { leaf, voter } of pairs)
    if (!guess.has(leaf) && !taken.has(voter)) {
      guess.set(leaf, voter);
      taken.add(voter);
    }
  return guess;
}

/** Every strategy on one poll: each order of voters against each of ballots, the same reversed, and the nearest transaction. */
function scores(loot: Loot, truth: Truth): Map<string, Score> {
  const out = new Map<string, Score>();
  for (const [voterClue, voters] of loot.voters)
    for (const [ballotClue, ballots] of loot.ballots) {
      if (ballots.length !== truth.size || voters.length !== truth.size)
        throw new Error(`${voterClue} ~ ${ballotClue}`);
      out.set(`${voterClue} ~ ${ballotClue}`, score(truth, ballots, voters));
      const { hits } = score(truth, [...ballots].reverse(), voters);
      out.set(`${voterClue} ~ ${ballotClue}, reversed`, { voters: truth.size, hits });
    }
  const guess = nearest(loot);
  if (guess.size === truth.size) {
    const hits = [...guess].filter(([leaf, voter]) => truth.get(leaf) === voter).length;
    out.set('nearest transaction', { voters: truth.size, hits });
  }
  return out;
}

/**
 * How well each strategy does over independent polls, the best first. A strategy counts the polls in which its clues were
 * there.
 */
export function link(polls: readonly Case[]): Finding[] {
  const all = new Map<string, Score[]>();
  for (const { loot, truth } of polls)
    for (const [strategy, one] of scores(loot, truth)) all.set(strategy, [...(all.get(strategy) ?? []), one]);
  return [...all]
    .map(([strategy, list]) => {
      const sum = (of: (score: Score) => number) => list.reduce((total, one) => total + of(one), 0);
      return { strategy, linked: sum(({ hits }) => hits) / sum(({ voters }) => voters), p: pValue(list) };
    })
    .sort((a, b) => a.p - b.p);
}

/** Chance alone gives a false alarm in fewer than one of a million runs, whatever the number of strategies. */
const FALSE_ALARM = 1e-6;

/** Findings that chance does not explain. */
export const beyondChance = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ p }) => p < FALSE_ALARM / findings.length);

/** Share of voters that a strategy links. */
export function linkedBy(findings: readonly Finding[], strategy: string): number {
  const finding = findings.find((one) => one.strategy === strategy);
  if (finding === undefined)
    throw new Error(`no strategy ${strategy} in ${findings.map((one) => one.strategy).join('; ')}`);
  return finding.linked;
}
