declare module '*.ttf?url' {
  /** Where the service serves the font. */
  const address: string;
  // biome-ignore lint/style/noDefaultExport: the shape of a bundler's asset
  export default address;
}
