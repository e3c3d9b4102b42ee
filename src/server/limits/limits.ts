/** What one document may ask for (`limits` of the configuration). */
export interface DocumentLimits {
  /** Fields from the root down to a leaf, the leaf counted. */
  readonly depth: number;
  /** Objects the operation may make us build, by the rules of cost.ts. */
  readonly cost: number;
  /** Aliases, each counted as often as fragments repeat it. */
  readonly aliases: number;
  /** Lexical tokens of the text, counted by the parser as it reads. */
  readonly tokens: number;
}
