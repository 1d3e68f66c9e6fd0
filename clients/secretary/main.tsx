import '../ui/ratings/ratings.css';

import './secretary.css';
import { start } from '../ui/start.tsx';
import { App } from './app.tsx';

start(App);
