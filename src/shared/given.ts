/** The same object without the keys whose value is undefined: options that were not given stay absent. */
export function given<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<Values>;
}

export type Given<Values extends object> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
