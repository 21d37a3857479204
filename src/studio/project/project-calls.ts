import { basename, dirname } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { RecoveredProject, StudioContract } from '../../shared/contract/studio.ts';
import { UPLOAD_LIMIT_BYTES } from '../../work/uploads/upload.ts';
import type { ConfirmedPaths } from '../context/confirmed-paths.ts';
import { pathOfPlace } from '../media/place-path.ts';
import type { Samples } from '../samples/samples.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { findMedia } from '../media/find-media.ts';
import { importedProject } from './imported-project.ts';
import { portableDocument } from './portable-document.ts';
import { problemsOf, readProject } from './read-project.ts';
import { createRecentProjects } from './recent-projects.ts';
import { createRecovery } from './recovery.ts';
import { saveProjectFile } from './save-project.ts';

type ProjectCalls =
  'describe' | 'openProject' | 'openSample' | 'saveProject' | 'autosave' | 'recover' | 'discardRecovery';

/** Opening, saving, and what brings a project back after a crash. */
export function createProjectCalls(
  { places, version, desktop, now, windows }: StudioServices,
  { samples, confirmed }: { readonly samples: Samples; readonly confirmed: ConfirmedPaths },
): Pick<Handlers<StudioContract>, ProjectCalls> {
  const recent = createRecentProjects(places.recentPath);
  const recovery = createRecovery(places.recoveryDir);

  async function note(path: string, document: Readonly<Record<string, unknown>>): Promise<void> {
    await recent.note({ path, title: titleOf(document, path), openedAtMs: now() });
    desktop?.noteRecent(path);
  }

  return {
    describe: async () => ({
      version,
      door: desktop ? 'desktop' : 'browser',
      uploadLimitBytes: desktop ? null : UPLOAD_LIMIT_BYTES,
      platform: process.platform,
      recent: await recent.list(),
      recoverable: await recovery.list((windowId) => windows.has(windowId)),
      samples: samples.list,
    }),
    async openProject({ path: place }) {
      const path = await pathOfPlace(place, places);
      const file = await readProject(path);
      const foreign = importedProject(path, file.document);
      const isUpload = path !== place && path.startsWith(places.uploadsDir);
      const baseDir = isUpload ? null : dirname(path);
      const media = await findMedia(foreign?.document ?? file.document, { baseDir, places });
      if (foreign)
        return {
          ...foreign,
          problems: problemsOf(foreign.document),
          media,
          path: null,
          baseDir,
          digest: null,
        };
      if (isUpload) return { ...file, media, path: null, baseDir, digest: null }; // a copy of what the person has
      await note(path, file.document);
      return { ...file, media, path, baseDir };
    },
    openSample: ({ id }) => samples.open(id),
    async saveProject({ path: place, document, baseDir, ifDigest }) {
      const path = await pathOfPlace(place, places);
      const mayReplace = ifDigest === null && confirmed.take(path);
      const written = await portableDocument(document, { path, baseDir, places });
      const digest = await saveProjectFile(path, written, { ifDigest, mayReplace });
      await note(path, document);
      return { digest, savedAtMs: now() };
    },
    async autosave(state) {
      await recovery.keep({ ...state, title: titleOf(state.document, state.path), changedAtMs: now() });
      return null;
    },
    async recover({ projectId }): Promise<RecoveredProject> {
      const { path: place, document, digest, revision } = await recovery.get(projectId);
      const path = place && (await pathOfPlace(place, places));
      const baseDir = path && dirname(path);
      return {
        ...{ path, baseDir, document, digest, revision },
        media: await findMedia(document, { baseDir, places }),
        problems: problemsOf(document),
      };
    },
    async discardRecovery({ projectId, revision }) {
      await recovery.discard(projectId, revision ?? Infinity);
      return null;
    },
  };
}

function titleOf(document: Readonly<Record<string, unknown>>, path: string | null): string {
  const { title } = document;
  if (typeof title === 'string' && title.trim() !== '') return title;
  return path === null ? 'Untitled' : basename(path).replace(/\.scenario\.json$|\.json$/i, '');
}
