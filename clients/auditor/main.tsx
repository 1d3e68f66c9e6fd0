import './auditor.css';
import { start } from '../ui/start.tsx';
import { App } from './app.tsx';

const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

start(() => <App makeWorker={makeWorker} keepable="/phieu-kin-verifier.html" />);
