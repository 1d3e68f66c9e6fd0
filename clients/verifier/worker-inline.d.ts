declare module '*?worker&inline' {
  /** Vite puts the worker's code into the importing file and starts it from a blob. */
  const InlineWorker: new () => Worker;
  export default InlineWorker;
}
