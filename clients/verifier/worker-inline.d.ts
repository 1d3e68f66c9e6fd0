declare module '*?worker&inline' {
  /** Vite puts the worker's code into the importing file and starts it from a blob. */
  const InlineWorker: new () => Worker;
  // biome-ignore lint/style/noDefaultExport: that is what Vite makes
  export default InlineWorker;
}
