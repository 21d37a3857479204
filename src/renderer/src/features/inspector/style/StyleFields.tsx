import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { BoxFields } from './BoxFields.tsx';
import { FaceFields } from './FaceFields.tsx';
import { GlowFields } from './GlowFields.tsx';
import { LetterFields } from './LetterFields.tsx';
import { LineFields } from './LineFields.tsx';
import { ShadowFields } from './ShadowFields.tsx';
import { SpokenFields } from './SpokenFields.tsx';
import { StrokeFields } from './StrokeFields.tsx';
import type { StyleEditing } from './style-editing.ts';

/** Everything a style says: what most people change first, the rest folded by what it is about. */
export function StyleFields({
  editing,
  spoken,
}: {
  readonly editing: StyleEditing;
  /** More about the spoken word, where cues are edited. */
  readonly spoken?: ReactNode;
}) {
  const { t } = useTranslation();
  const groups = [
    { title: t('style.group.spoken'), fields: <SpokenFields editing={editing} more={spoken} /> },
    { title: t('style.group.letters'), fields: <LetterFields editing={editing} /> },
    { title: t('style.group.lines'), fields: <LineFields editing={editing} /> },
    {
      title: t('style.group.effects'),
      fields: (
        <>
          <StrokeFields editing={editing} />
          <ShadowFields editing={editing} />
          <GlowFields editing={editing} />
        </>
      ),
    },
    {
      title: t('style.group.boxes'),
      fields: (
        <>
          <BoxFields editing={editing} styleKey="box" />
          <BoxFields editing={editing} styleKey="wordBox" />
        </>
      ),
    },
  ];
  return (
    <>
      <FaceFields editing={editing} />
      {groups.map(({ title, fields }) => (
        <Disclosure key={title} title={title}>
          <div className="flex flex-col gap-2 ps-1 pb-1">{fields}</div>
        </Disclosure>
      ))}
    </>
  );
}
