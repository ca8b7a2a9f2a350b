/** One measured figure: `value` is a percentage unless the measure says otherwise. */
export interface Figure {
  /** Data set and split: `gum dev`. */
  readonly set: string;
  /** What is measured: `typed exact F1, person`. */
  readonly measure: string;
  /** Who was measured: `Glossator`, `compromise`, `chrono-node`, an ablation such as `without clusters`. */
  readonly system: string;
  readonly value: number;
}

/** Every part of `npm run accuracy` exports one of these. */
export interface Measurement {
  readonly name: string;
  run(report: (figure: Figure) => void): Promise<void>;
}
