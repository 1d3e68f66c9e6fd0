import { useEffect, useRef, useState } from 'preact/hooks';
import type { Report, VerifiedBallot } from '../../src/domain/verify/report.ts';
import { anchorReport } from '../shared/auditor/audit.ts';
import { Page } from '../ui/components/page.tsx';
import { type Auditing, type AuditProgress, startAudit } from './auditing.ts';
import { Choose } from './choose.tsx';
import { ReportPage } from './report-page.tsx';
import { Running } from './running.tsx';
import { WORDS } from './words.ts';

interface AppProps {
  readonly makeWorker: () => Worker;
  /** Where this page can be had as one file; absent in that file itself. */
  readonly keepable?: string;
  /** Where a signed-in auditor searches the logs; absent in a file of its own. */
  readonly searchable?: string;
}

type Step =
  | { readonly step: 'choose'; readonly unreadable: boolean }
  | { readonly step: 'running'; readonly file: File }
  | {
      readonly step: 'report';
      readonly file: File;
      readonly report: Report;
      readonly ballots: readonly VerifiedBallot[];
    };

/** The auditor: a file and a code in, a report out. Nothing is sent, and nothing is kept. */
export function App({ makeWorker, keepable, searchable }: AppProps) {
  const [now, setNow] = useState<Step>({ step: 'choose', unreadable: false });
  const [progress, setProgress] = useState<AuditProgress>();
  const auditing = useRef<Auditing>(undefined);
  useEffect(() => () => auditing.current?.cancel(), []);
  useEffect(() => scrollTo(0, 0), [now.step]);

  const begin = async (file: File, anchor: string | undefined) => {
    setProgress(undefined);
    setNow({ step: 'running', file });
    auditing.current = startAudit(makeWorker, file, anchor, setProgress);
    const outcome = await auditing.current.outcome;
    if (outcome.kind === 'unreadable') setNow({ step: 'choose', unreadable: true });
    else setNow({ step: 'report', file, report: outcome.report, ballots: outcome.ballots });
  };
  const again = () => setNow({ step: 'choose', unreadable: false });
  const compare = (typed: string): boolean => {
    if (now.step !== 'report') return false;
    const compared = anchorReport(now.report, typed);
    if (compared.ok) setNow({ ...now, report: compared.value });
    return compared.ok;
  };
  return (
    <Page role={WORDS.role} wide={now.step === 'report'}>
      {now.step === 'choose' && (
        <Choose
          unreadable={now.unreadable}
          {...(keepable && { keepable })}
          {...(searchable && { searchable })}
          onStart={begin}
        />
      )}
      {now.step === 'running' && (
        <Running
          file={now.file.name}
          progress={progress}
          onCancel={() => {
            auditing.current?.cancel();
            again();
          }}
        />
      )}
      {now.step === 'report' && <ReportPage {...now} onAnchor={compare} onAnother={again} />}
    </Page>
  );
}
