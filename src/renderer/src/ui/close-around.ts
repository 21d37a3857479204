import { createContext } from 'react';

/** Closes the dialog around; null: there is none. */
export const CloseAroundContext = createContext<(() => void) | null>(null);
