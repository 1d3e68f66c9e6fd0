import { start } from '../ui/start.tsx';
import { App } from './app.tsx';
import './welcome.css';

start(App);
