import { CONTAINER_SOURCES } from './container-sources.ts';
import type { FuzzSource } from './fuzz-source.ts';
import { INTERLACED_SOURCES } from './interlaced-sources.ts';
import { PLAIN_SOURCES } from './plain-sources.ts';
import { SHAPED_SOURCES } from './shaped-sources.ts';
import { SOUNDING_SOURCES } from './sounding-sources.ts';

/** The videos a film may be cut of, by file name. A new kind of them is a line here. */
export const FUZZ_SOURCES: Readonly<Record<string, FuzzSource>> = {
  ...PLAIN_SOURCES,
  ...INTERLACED_SOURCES,
  ...CONTAINER_SOURCES,
  ...SOUNDING_SOURCES,
  ...SHAPED_SOURCES,
};

/** The number on a source's first picture: sources that are mistaken for each other show other numbers. */
export function firstNumberOf(name: string): number {
  return (Object.keys(FUZZ_SOURCES).indexOf(name) * 37) % 150;
}
