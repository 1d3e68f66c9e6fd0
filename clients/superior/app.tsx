import { useEffect, useState } from 'preact/hooks';
import { OfficerDoor } from '../ui/officer/door.tsx';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { Overview } from './overview/overview.tsx';
import { route } from './route.ts';
import { UnitScreen } from './unit/unit-screen.tsx';
import { ROLE } from './words.ts';

export function App() {
  return (
    <OfficerDoor role={ROLE} needs="superior">
      {(officer) => <Console officer={officer} />}
    </OfficerDoor>
  );
}

/** Everything behind the superior's door: all units, one of them, a period to publish, or the report. */
function Console({ officer }: { readonly officer: SignedInOfficer }) {
  const { period, unit, at } = route.value;
  if (at !== undefined) return <Loaded key={`${at} ${period}`} officer={officer} period={period} at={at} />;
  if (unit !== undefined) return <UnitScreen key={`${unit} ${period}`} officer={officer} unit={unit} period={period} />;
  return <Overview key={period} officer={officer} period={period} />;
}

interface LaterProps {
  readonly officer: SignedInOfficer;
  readonly period: string;
}

const LATER = {
  publish: async () => (await import('./publish/publish.tsx')).Publish,
  report: async () => (await import('./report/report.tsx')).Report,
} as const;

/** The editors of a period's terms and the report are loaded when somebody asks for them: most visits only look and decide. */
function Loaded({ at, ...props }: LaterProps & { readonly at: keyof typeof LATER }) {
  const [Part, setPart] = useState<(props: LaterProps) => preact.JSX.Element>();
  useEffect(() => void LATER[at]().then((loaded) => setPart(() => loaded)), []);
  return Part === undefined ? null : <Part {...props} />;
}
