import type { Style } from '../../../../shared/scenario/scenario.ts';

export type StyleFieldsProps = {
  /** Complete styles of all that is selected. */
  readonly styles: readonly Style[];
  readonly onChange: (patch: Readonly<Record<string, unknown>>) => void;
  readonly onSettle: () => void;
};
