import { useState } from 'react';

/** A text that is typed before it counts: follows the value from outside until someone types. */
export function useDraft(value: string): {
  readonly text: string;
  readonly isTyping: boolean;
  type(text: string): void;
  end(): void;
} {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    text: draft ?? value,
    isTyping: draft !== null,
    type: setDraft,
    end: () => setDraft(null),
  };
}
