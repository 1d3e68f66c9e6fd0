import type { Words } from '../../src/domain/words.ts';
import { Page } from '../ui/components/page.tsx';
import { say } from '../ui/language.ts';

const ROLE: Words = { vi: 'Thư ký', en: 'Secretary' };

export function App() {
  return (
    <Page role={ROLE}>
      <h1>{say(ROLE)}</h1>
    </Page>
  );
}
