import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Session } from './session.ts';
import type { StudioState } from './state.ts';

export const SessionContext = createContext<Session | null>(null);

/** Everything that can be done. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a component of the studio stands outside its session');
  return session;
}

/** A part of the state. The selector must give the same object while its inputs are the same (derived.ts). */
export function useStudio<Part>(select: (state: StudioState) => Part): Part {
  return useStore(useSession().store, select);
}
