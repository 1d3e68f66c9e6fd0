import '../ui/ratings/ratings.css';
import './superior.css';
import { start } from '../ui/start.tsx';
import { App } from './app.tsx';

start(App);
