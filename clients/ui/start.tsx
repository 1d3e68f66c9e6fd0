import './styles/base.css';
import './styles/components.css';
import { type ComponentType, render } from 'preact';

/** Shows an app in the page's `#app`. */
export function start(App: ComponentType): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('the page has no #app');
  render(<App />, root);
  // Browsers offer service workers in secure contexts only (Service Workers §4.4); without one the page needs the network.
  // The auditor's page as a file has no need of one.
  if ('serviceWorker' in navigator && location.protocol !== 'file:')
    addEventListener('load', () => void navigator.serviceWorker.register('/offline.js').catch(() => {}));
}
