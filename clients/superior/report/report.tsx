import { useEffect, useState } from 'preact/hooks';
import { ok, type Refusal } from '../../../crypto/result.ts';
import { type OverviewLine, ratingClient } from '../../shared/ratings/rating-client.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { RefusedAgain } from '../../ui/components/refused-again.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { PaperFiles } from '../../ui/paper/paper-files.tsx';
import { PaperView } from '../../ui/paper/paper-view.tsx';
import { headFrom } from '../../ui/rating-papers/head.ts';
import { HeadFields, useHead } from '../../ui/rating-papers/head-fields.tsx';
import { RATING_PAPERS } from '../../ui/rating-papers/words.ts';
import { goTo } from '../route.ts';
import { ROLE, WORDS } from '../words.ts';
import { sectionsOf, treeReport } from './tree-report.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The summary report of the superior's organisation and all below it: to read, print, and keep as PDF, DOCX and XLSX. */
export function Report({ officer, period }: { readonly officer: SignedInOfficer; readonly period: string }) {
  const [lines, setLines] = useState<readonly OverviewLine[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const load = async () => {
    const answer = await ratingClient(officer.transport, officer.organisation).overview(period);
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) setLines(answer.value.organisations);
  };
  useEffect(() => void load(), []);
  return (
    <Page role={ROLE} place={`${officer.organisationName} · ${period}`} status={<SignOut officer={officer} />} wide>
      <div class="row spread screen-only">
        <h1>{say(RATING_PAPERS.report)}</h1>
        <Button name="to-overview" onClick={() => goTo({})}>
          {say(WORDS.toOverview)}
        </Button>
      </div>
      <RefusedAgain refusal={refusal} onAgain={load} />
      {lines === undefined && refusal === undefined && <Waiting text={say(WORDS.loading)} />}
      {lines !== undefined && <Drawn officer={officer} period={period} lines={lines} />}
    </Page>
  );
}

function Drawn({
  officer,
  period,
  lines,
}: {
  readonly officer: SignedInOfficer;
  readonly period: string;
  readonly lines: readonly OverviewLine[];
}) {
  const [typed, put] = useHead(officer.organisation, period);
  const sections = sectionsOf(lines);
  if (sections.length === 0) return <Notice>{say(RATING_PAPERS.none)}</Notice>;
  const paper = treeReport(headFrom(typed, officer.organisationName), sections);
  const workbook = async () => {
    const { summaryXlsx } = await import('../../../src/documents/xlsx/summary-xlsx.ts');
    const sheets = sections.map(({ title, summary }, place) => ({
      name: `${place + 1}. ${title}`.slice(0, 31),
      summary,
    }));
    download(`${paper.name}.xlsx`, await summaryXlsx(sheets, typed.date), XLSX);
    return ok(undefined);
  };
  return (
    <>
      <HeadFields typed={typed} onChange={put} />
      <PaperFiles paper={paper}>
        <Act name="save-xlsx" label={say(RATING_PAPERS.xlsx)} run={workbook} />
      </PaperFiles>
      <PaperView paper={paper} />
    </>
  );
}
