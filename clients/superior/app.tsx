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

/** Everything behind the superior's door: all units, one of them, or a period to publish. */
function Console({ officer }: { readonly officer: SignedInOfficer }) {
  const { period, unit, at } = route.value;
  if (at === 'publish') return <Publishing officer={officer} />;
  if (unit !== undefined) return <UnitScreen key={`${unit} ${period}`} officer={officer} unit={unit} period={period} />;
  return <Overview key={period} officer={officer} period={period} />;
}

type Officer = { readonly officer: SignedInOfficer };

/** The editors of a period's terms, which are loaded when one is to be published: most visits only look and decide. */
function Publishing({ officer }: Officer) {
  const [Publish, setPublish] = useState<(props: Officer) => preact.JSX.Element>();
  useEffect(() => void import('./publish/publish.tsx').then((loaded) => setPublish(() => loaded.Publish)), []);
  return Publish === undefined ? null : <Publish officer={officer} />;
}
