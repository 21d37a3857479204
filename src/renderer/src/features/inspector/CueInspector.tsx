import type { EditCue } from '../../../../shared/edit/document.ts';
import { AnimationSection } from './AnimationSection.tsx';
import { LayoutSection } from './LayoutSection.tsx';
import { StyleSection } from './StyleSection.tsx';
import { TextSection } from './TextSection.tsx';
import { TimingSection } from './TimingSection.tsx';
import { WordsSection } from './WordsSection.tsx';

/** The sections of a cue, in the order of use. A new kind of cue brings one section more. */
export function CueInspector({ cues }: { readonly cues: readonly EditCue[] }) {
  const [only] = cues.length === 1 ? cues : [];
  const hasText = cues.every(({ type }) => type === 'text');
  return (
    <>
      {only?.type === 'text' && <TextSection key={only.id} cue={only} />}
      <TimingSection key={`timing/${cues.map(({ id }) => id).join('/')}`} cues={cues} />
      {hasText && <StyleSection cues={cues} />}
      <LayoutSection cues={cues} />
      <AnimationSection cues={cues} />
      {only?.type === 'text' && <WordsSection cue={only} />}
    </>
  );
}
