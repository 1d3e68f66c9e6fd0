#!/usr/bin/env node
// Node 20 does not read TypeScript: tsx, a dependency, translates the sources as they are imported.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
