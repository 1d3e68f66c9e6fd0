import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import type { CeremonyProgress } from '../device/ceremony-steps.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import type { TellerActs } from '../use-device.ts';
import { CEREMONY } from '../words/ceremony.ts';
import { BackupMaker, BackupOpener } from './backup.tsx';
import { Proposals } from './proposals.tsx';

const STEPS = [
  ['ready', CEREMONY.named],
  ['commitments', CEREMONY.commitments],
  ['shares', CEREMONY.shares],
  ['backup', CEREMONY.backup],
  ['rehearsal', CEREMONY.rehearsal],
  ['done', CEREMONY.manifest],
] as const;

/** Before the manifest: the steps of the key ceremony, for whom this one waits, and what the person must do. */
export function Ceremony({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const { ceremony, problem } = snapshot;
  const stage = ceremony?.stage;
  const now = STEPS.findIndex(([name]) => name === stage);
  return (
    <>
      <h1>{say(CEREMONY.title)}</h1>
      <p>{say(CEREMONY.lead)}</p>
      {problem && <Refused refusal={problem} />}
      <Proposals snapshot={snapshot} acts={acts} />
      <ol class="steps">
        {STEPS.map(([name, words], place) => (
          <li
            key={name}
            class={place < now ? 'done' : place === now ? 'now' : ''}
            aria-current={place === now ? 'step' : undefined}
          >
            {say(words)}
          </li>
        ))}
      </ol>
      {ceremony === undefined ? (
        <Waiting text={say(CEREMONY.working)} />
      ) : (
        <Stage ceremony={ceremony} snapshot={snapshot} acts={acts} />
      )}
    </>
  );
}

function Stage({
  ceremony,
  snapshot,
  acts,
}: {
  readonly ceremony: CeremonyProgress;
  readonly snapshot: TellerSnapshot;
  readonly acts: TellerActs;
}) {
  const nameOf = (index: number): string => snapshot.tellers[index - 1]?.name ?? `#${index}`;
  switch (ceremony.stage) {
    case 'ready':
      return (
        <>
          <Waiting text={say(CEREMONY.waitSecretary)} />
          <Ready names={snapshot.ready} />
        </>
      );
    case 'other-run':
      return (
        <Notice kind="warn">
          <p>{say(CEREMONY.otherRun)}</p>
          <p>{say(CEREMONY.otherRunDo)}</p>
        </Notice>
      );
    case 'broken':
      return (
        <Notice kind="warn" title={say(CEREMONY.broken)}>
          <p>{say(CEREMONY.brokenText(nameOf(ceremony.accused ?? 0)))}</p>
        </Notice>
      );
    case 'commitments':
    case 'shares':
      return <Missing names={ceremony.missing.map(nameOf)} />;
    case 'backup':
      return (
        <>
          <BackupMaker acts={acts} made={snapshot.backupMade} />
          {snapshot.backupMade && <BackupOpener acts={acts} />}
        </>
      );
    case 'rehearsal':
      return <Missing names={ceremony.missing.map(nameOf)} />;
    case 'done':
      return snapshot.proposals.length > 0 ? null : <Waiting text={say(CEREMONY.done)} />;
  }
}

function Ready({ names }: { readonly names: readonly string[] }) {
  return (
    <div class="sheet">
      <p>{say(CEREMONY.readyDevices)}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}

function Missing({ names }: { readonly names: readonly string[] }) {
  return <Waiting text={say(names.length === 0 ? CEREMONY.working : CEREMONY.waitingFor(names.join(', ')))} />;
}
