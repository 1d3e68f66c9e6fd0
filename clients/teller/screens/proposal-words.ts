import type { Body, BodyOf, PollManifest } from '../../../src/domain/meeting/bodies.ts';
import { PURPOSE_WORDS } from '../../../src/domain/report/words.ts';
import { decodeRuleSet } from '../../../src/domain/rules/rule-set.ts';
import { count, say } from '../../ui/language.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import { POLLS } from '../words/polls.ts';
import { PROPOSALS as P } from '../words/proposals.ts';

type Fact = readonly [label: string, value: string];

interface Description {
  readonly title: string;
  /** What follows once all have signed. */
  readonly effect: string;
  readonly facts: readonly Fact[];
  readonly warnings: readonly string[];
  readonly danger: boolean;
}

/** Fewer ballots than this tell much about each. */
const SMALL_POLL = 5;

/** Puts a statement that is laid out for signing into words: all that it says, in the language of the screen. */
export function describeProposal(body: Body, snapshot: TellerSnapshot): Description {
  const plain = { facts: [], warnings: [], danger: false };
  switch (body.type) {
    case 'meeting-manifest':
      return {
        ...plain,
        title: say(P.manifest),
        effect: say(P.manifestEffect),
        facts: manifestFacts(body, snapshot),
        warnings: body.smallRollAccepted ? [say(P.smallRoll)] : [],
      };
    case 'poll-manifest':
      return {
        ...plain,
        title: say(P.pollManifest),
        effect: say(P.pollManifestEffect),
        facts: pollFacts(body, snapshot),
      };
    case 'issuing-opened':
      return { ...plain, title: say(P.issuing), effect: say(P.issuingEffect) };
    case 'poll-open':
      return { ...plain, title: say(P.open), effect: say(P.openEffect), ...openFacts(body, snapshot) };
    case 'poll-close':
      return { ...plain, title: say(P.closePoll), effect: say(P.closeEffect), facts: [pollFact(body, snapshot)] };
    case 'poll-cancel':
      return {
        ...plain,
        title: say(P.cancel),
        effect: say(P.cancelEffect),
        facts: [pollFact(body, snapshot), [say(P.reason), body.reason]],
        danger: true,
      };
    case 'poll-certify':
      return { ...plain, title: say(P.certify), effect: say(P.certifyEffect), facts: [pollFact(body, snapshot)] };
    case 'meeting-end':
      return { ...plain, title: say(P.end), effect: say(P.endEffect), danger: true };
    case 'teller-lost':
      return {
        ...plain,
        title: say(P.lost),
        effect: say(P.lostEffect),
        facts: [
          [say(P.teller), tellerName(body.teller, snapshot)],
          [say(P.reason), body.reason],
        ],
        danger: true,
      };
    case 'teller-rejoined':
      return {
        ...plain,
        title: say(P.rejoined),
        effect: say(P.rejoinedEffect),
        facts: [[say(P.teller), tellerName(body.teller, snapshot)]],
      };
    default:
      // The device refuses to sign it; its name is all there is to say.
      return { ...plain, title: body.type, effect: '' };
  }
}

const tellerName = (index: number, { tellers }: TellerSnapshot): string => tellers[index - 1]?.name ?? `#${index}`;

function pollFact({ ordinal }: { readonly ordinal: number }, { polls }: TellerSnapshot): Fact {
  const title = polls.find((poll) => poll.ordinal === ordinal)?.manifest?.title;
  return [say(P.poll), title === undefined ? String(ordinal) : `${ordinal}. ${title}`];
}

function openFacts(body: BodyOf<'poll-open'>, snapshot: TellerSnapshot): Pick<Description, 'facts' | 'warnings'> {
  const { barrier } = snapshot.polls.find(({ ordinal }) => ordinal === body.ordinal) ?? {};
  const heads: Fact[] =
    barrier === undefined
      ? []
      : [
          [say(P.present), count(barrier.present)],
          [say(P.issued), count(barrier.issued)],
        ];
  const small = barrier !== undefined && barrier.issued < SMALL_POLL;
  return { facts: [pollFact(body, snapshot), ...heads], warnings: small ? [say(P.small)] : [] };
}

function manifestFacts(body: BodyOf<'meeting-manifest'>, snapshot: TellerSnapshot): Fact[] {
  const { texts, roll, polls } = snapshot;
  const name = (commitment: string): string => texts.get(commitment) ?? '?';
  return [
    [say(P.meetingTitle), body.title],
    [say(P.date), body.date],
    [say(P.place), body.place],
    [say(P.secretaryName), name(body.secretary.name)],
    [say(P.tellers), body.tellers.map((teller) => name(teller.name)).join(', ')],
    [say(P.threshold), `${count(body.threshold)}/${count(body.tellers.length)}`],
    [say(P.roll), say(P.rollCount(body.roll.size, roll.filter(({ mayVote }) => mayVote).length))],
    [say(P.pairs), count(body.pool.length)],
    ...body.polls.flatMap(({ ordinal }) => {
      const manifest = polls.find((poll) => poll.ordinal === ordinal)?.manifest;
      return manifest === undefined ? [] : pollFacts(manifest, snapshot);
    }),
  ];
}

function pollFacts(manifest: PollManifest, { texts }: TellerSnapshot): Fact[] {
  const { ordinal, title, purpose, questions, ownLine, floor } = manifest;
  const rules = decodeRuleSet(manifest.ruleSet);
  const asked = questions.flatMap((question): Fact[] => {
    if (question.kind === 'motion') return [[say(P.questions), say(P.motion(question.title))]];
    const names: Fact = [say(P.subjects), question.subjects.map(({ name }) => texts.get(name) ?? '?').join(', ')];
    const subjects = question.subjects.length;
    if (question.kind === 'selection')
      return [[say(P.questions), say(P.selection(question.title, question.max, subjects))], names];
    const levels = question.levels.map(({ code }) => code).join(', ');
    return [[say(P.questions), say(P.rating(question.title, subjects, levels))], names];
  });
  return [
    [say(POLLS.poll(ordinal)), title],
    [say(P.purpose), say(PURPOSE_WORDS[purpose])],
    ...asked,
    ...(rules.ok ? rulesFacts(rules.value) : []),
    [say(P.ownLine), say(ownLine === 'votes' ? P.ownVotes : P.ownNotRated)],
    [say(P.floor), say(P.ballots(floor))],
  ];
}

function rulesFacts({ title, document }: Extract<ReturnType<typeof decodeRuleSet>, { ok: true }>['value']): Fact[] {
  const from =
    document === null
      ? say(P.ownDecision)
      : `${document.number}, ${document.date}, ${document.issuer}: ${document.title}`;
  return [
    [say(P.rules), say(title)],
    [say(P.document), from],
  ];
}
