import '../auditor/auditor.css';
import { App } from '../auditor/app.tsx';
import AuditWorker from '../auditor/worker.ts?worker&inline';
import { start } from '../ui/start.tsx';

// The auditor's page as one file: its worker is inside it.
start(() => <App makeWorker={() => new AuditWorker()} />);
