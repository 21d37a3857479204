import type { Project, ProjectStore } from '../../work/projects/project-store.ts';
import { StudioError } from '../../shared/errors.ts';
import { maySee, sightOf, type Caller } from '../http/caller.ts';

/** The project, if the caller may see it. Throws `project.not_found`. */
export function ownProject(projects: ProjectStore, projectId: string, caller: Caller): Project {
  const project = projects.get(projectId);
  if (project && maySee(sightOf(caller), project.owner)) return project;
  throw new StudioError('project.not_found', `there is no project ${projectId}`, { details: { projectId } });
}
