import { useEffect } from 'preact/hooks';
import { utf8 } from '../../crypto/bytes.ts';
import { reportJson } from '../../src/domain/report/report-json.ts';
import type { Report, VerifiedBallot } from '../../src/domain/verify/report.ts';
import { Button } from '../ui/components/button.tsx';
import { download } from '../ui/download.ts';
import { count, say } from '../ui/language.ts';
import { AnchorNow } from './anchor-now.tsx';
import { Lookup } from './lookup.tsx';
import { ChecksReport, LimitsReport, MeetingReport } from './meeting-report.tsx';
import { PollReport } from './poll-report.tsx';
import { Failure, Verdict } from './verdict.tsx';
import { WORDS } from './words.ts';

interface ReportPageProps {
  readonly file: File;
  readonly report: Report;
  readonly ballots: readonly VerifiedBallot[];
  /** @returns false if the code is mistyped */
  readonly onAnchor: (typed: string) => boolean;
  readonly onAnother: () => void;
}

/** Third screen: the verdict, then everything that it rests on. */
export function ReportPage({ file, report, ballots, onAnchor, onAnother }: ReportPageProps) {
  const { standing, failure, meeting } = report;
  useOpenedWhenPrinted();
  return (
    <>
      <Verdict standing={standing} />
      <p class="soft">
        {say(WORDS.file)}: {file.name} · {count(file.size)} {say(WORDS.bytes)}
      </p>
      {failure && <Failure failure={failure} />}
      {standing === 'not-anchored' && <AnchorNow onAnchor={onAnchor} />}
      {meeting && (
        <>
          {standing === 'anchored' && <p>{say(WORDS.anchored(meeting.anchor))}</p>}
          <MeetingReport meeting={meeting} />
          {meeting.polls.map((facts) => (
            <PollReport key={facts.ordinal} meeting={meeting} facts={facts} />
          ))}
          <ChecksReport />
          <Lookup ballots={ballots} />
          <LimitsReport />
        </>
      )}
      <section class="sheet screen-only" aria-labelledby="keep-report">
        <h2 id="keep-report">{say(WORDS.keepReport)}</h2>
        <div class="row">
          <Button name="print" onClick={() => print()}>
            {say(WORDS.print)}
          </Button>
          <Button name="json" onClick={() => saveJson(file.name, report)}>
            {say(WORDS.json)}
          </Button>
          <Button kind="quiet" name="another" onClick={onAnother}>
            {say(WORDS.another)}
          </Button>
        </div>
      </section>
    </>
  );
}

function saveJson(file: string, report: Report): void {
  download(`${file.replace(/\.phieukin$/, '')}.report.json`, utf8(`${reportJson(report)}\n`), 'application/json');
}

/** On paper nothing can be opened: reasons and names of checks are printed. */
function useOpenedWhenPrinted(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const details of closed) details.open = true;
      opened.push(...closed);
    };
    const close = () => {
      for (const details of opened) details.open = false;
      opened = [];
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
}
