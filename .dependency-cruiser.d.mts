export declare const layers: readonly {
  readonly name: string;
  readonly from: string;
  readonly may: readonly string[];
}[];
