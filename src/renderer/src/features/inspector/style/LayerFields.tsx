import type { ReactNode } from 'react';
import type { Style } from '../../../../../shared/scenario/scenario.ts';
import type { StyleEditing, StyleKey } from './style-editing.ts';
import { StyleRow, SwitchPart } from './StyleRows.tsx';

/** Something a style may have or not, such as an outline: a switch, and its fields while it is there. */
export function LayerFields({
  editing,
  styleKey,
  label,
  isThere,
  first,
  children,
}: {
  readonly editing: StyleEditing;
  readonly styleKey: StyleKey;
  readonly label: string;
  readonly isThere: (style: Style) => boolean;
  /** What a style gets that has none when it is turned on. */
  readonly first: unknown;
  readonly children: ReactNode;
}) {
  return (
    <>
      <StyleRow editing={editing} styleKey={styleKey} label={label}>
        <SwitchPart
          {...{ editing, styleKey, label }}
          read={isThere}
          write={(isOn, style) => (!isOn ? null : isThere(style) ? style[styleKey] : first)}
        />
      </StyleRow>
      {editing.styles.some(isThere) && (
        <div className="flex flex-col gap-2 border-s ps-2" role="group" aria-label={label}>
          {children}
        </div>
      )}
    </>
  );
}
