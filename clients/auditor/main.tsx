import '../ui/ratings/ratings.css';
import './auditor.css';
import { useEffect, useState } from 'preact/hooks';
import { start } from '../ui/start.tsx';
import { App } from './app.tsx';

const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Behind `#search` the search of a signed-in auditor, which is loaded only then: verifying a file needs none of it. */
const SEARCH = 'search';
const wantsSearch = (): boolean => new URLSearchParams(location.hash.slice(1)).has(SEARCH);

function Start() {
  const [Search, setSearch] = useState<() => preact.JSX.Element>();
  const [wanted, setWanted] = useState(wantsSearch);
  useEffect(() => {
    const follow = () => setWanted(wantsSearch());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (wanted) void import('./search/search-app.tsx').then(({ SearchApp }) => setSearch(() => SearchApp));
  }, [wanted]);
  if (!wanted) return <App makeWorker={makeWorker} keepable="/phieu-kin-verifier.html" searchable={`#${SEARCH}`} />;
  return Search === undefined ? null : <Search />;
}

start(Start);
