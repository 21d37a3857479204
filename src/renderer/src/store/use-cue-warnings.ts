import { useDeferredValue, useMemo } from 'react';
import type { cueWarnings } from '../../../shared/edit/cue-warnings.ts';
import { cuesOf } from '../../../shared/edit/document.ts';
import { documentOf, warningsOf } from './derived.ts';
import { useStudio } from './use-session.ts';

/** Warnings by cue id, a moment after an edit: they compare all cues, and no key waits for them. */
export function useCueWarnings(): ReturnType<typeof cueWarnings> {
  const cues = useDeferredValue(useStudio((state) => cuesOf(documentOf(state))));
  return useMemo(() => warningsOf(cues), [cues]);
}
