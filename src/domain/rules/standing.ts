/** Official members (chính thức) vote; probationary members (dự bị) may be rated and do not vote. */
export const MEMBERSHIPS = ['official', 'probationary'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/**
 * Why a member may be absent without weighing on the number summoned (16-rules): transferred temporarily elsewhere;
 * exempted from work and activities; suspended from activities; prosecuted or detained; absent throughout with an
 * accepted reason. The order is that of the `absent` counts in minutes and traces.
 */
export const EXCUSES = ['moved-out', 'exempt', 'suspended', 'detained', 'excused'] as const;
export type Excuse = (typeof EXCUSES)[number];

/** The standing of a member on the roll; `counted` is everybody else. */
export const STANDINGS = ['counted', ...EXCUSES] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Whether this member may be counted present and be issued ballots. An exempted or excused member who comes after all
 * votes and is counted; one moved out, suspended or detained does not (the secretary corrects the roll where that is wrong).
 */
export const mayVote = (membership: Membership, standing: Standing): boolean =>
  membership === 'official' && (standing === 'counted' || standing === 'exempt' || standing === 'excused');
