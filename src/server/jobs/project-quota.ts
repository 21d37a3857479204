import type { ProjectStore } from '../../work/projects/project-store.ts';
import { StudioError } from '../../shared/errors.ts';
import type { ServerLimits } from '../http/server-services.ts';
import { isAdmin, type Caller } from '../http/caller.ts';

/**
 * Throws `quota.exceeded` where `owner` would have too many projects, or too many bytes in them, with `scenario` kept as a
 * new project, or as `projectId` in place of what that holds.
 */
export function checkProjectQuota(
  {
    owner,
    scenario,
    projectId,
  }: { readonly owner: string; readonly scenario: unknown; readonly projectId?: string },
  caller: Caller,
  projects: Pick<ProjectStore, 'usageOf'>,
  { projectsPerOwner, projectBytesPerOwner }: ServerLimits,
): void {
  if (isAdmin(caller)) return;
  const { count, bytes } = projects.usageOf(owner, projectId);
  if (count >= projectsPerOwner)
    throw new StudioError('quota.exceeded', `${owner} has ${count} projects already`, {
      details: { limit: projectsPerOwner, count },
    });
  const wholeBytes = bytes + Buffer.byteLength(JSON.stringify(scenario));
  if (wholeBytes > projectBytesPerOwner)
    throw new StudioError('quota.exceeded', `the projects of ${owner} would have ${wholeBytes} bytes`, {
      details: { limitBytes: projectBytesPerOwner, bytes: wholeBytes },
    });
}
