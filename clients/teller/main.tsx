import { start } from '../ui/start.tsx';
import { App } from './app.tsx';
import './teller.css';

start(App);
