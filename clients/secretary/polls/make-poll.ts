import { ok, type Result } from '../../../crypto/result.ts';
import type { BodyOf, PollManifest } from '../../../src/domain/meeting/bodies.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import type { Opening } from '../../shared/openings.ts';
import { makePollManifest, type SubjectDraft } from '../../shared/secretary/prepare-polls.ts';
import { platformRandom } from '../../ui/platform.ts';
import { type DraftMember, type DraftPoll, type DraftSubject, voterOf } from '../draft.ts';

/** The statement that fixes a drafted poll under an ordinal. */
export function makePoll(
  state: MeetingState,
  ordinal: number,
  poll: DraftPoll,
  members: readonly Pick<DraftMember, 'name'>[],
  { after, replaces }: { readonly after?: PollManifest['after']; readonly replaces?: number } = {},
): Result<{ readonly body: BodyOf<'poll-manifest'>; readonly openings: readonly Opening[] }> {
  const subject = ({ name, kind, detail, committed, openings }: DraftSubject): SubjectDraft => {
    if (committed === undefined) return { name, kind, detail, voter: voterOf(members, name) };
    // One of a rating log has no place on the roll yet: the roll may have been changed since.
    return { committed: openings === undefined ? committed : { ...committed, voter: voterOf(members, name) } };
  };
  const questions = poll.questions.map((question) =>
    question.kind === 'motion' ? question : { ...question, subjects: question.subjects.map(subject) },
  );
  const known = poll.questions.flatMap((question) =>
    question.kind === 'motion' ? [] : question.subjects.flatMap(({ openings = [] }) => openings),
  );
  const made = makePollManifest(
    state,
    {
      ...poll,
      ordinal,
      questions,
      ...(after === undefined ? {} : { after }),
      ...(replaces === undefined ? {} : { replaces }),
    },
    platformRandom,
  );
  return made.ok ? ok({ ...made.value, openings: [...made.value.openings, ...known] }) : made;
}
