import type { OpenedProject, RecoveredProject } from '../../../shared/contract/studio.ts';
import i18next from 'i18next';
import { problemInWords } from '../text/plain-message.ts';
import { newProject, projectFrom, withProject } from './project.ts';
import type { RelinkActions } from './relink-actions.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';
import type { Destination } from './state.ts';
import { tellRemarks } from './tell-remarks.ts';

/** How a destination becomes the project in the window, whatever was there before. Failures become notices. */
export function projectOpener(context: SessionContext, relinks: RelinkActions) {
  const { store, client, createId } = context;

  async function show(
    subject: string,
    open: () => Promise<OpenedProject | RecoveredProject>,
    recoveredId?: string,
  ): Promise<void> {
    const project = await attempt(context, 'openFailed', async () => {
      const opened = await withTask(context, { kind: 'open', subject }, open);
      const made = projectFrom(
        opened,
        recoveredId ?? createId(),
        'revision' in opened ? opened.revision : null,
      );
      tellImported(context, opened);
      tellProblems(context, opened);
      return { made, findings: opened.media };
    });
    if (!project) return;
    store.setState(withProject(project.made));
    await relinks.probeProject(project.findings);
  }

  return async function go(destination: Destination): Promise<void> {
    store.setState({ dialog: null });
    switch (destination.type) {
      case 'new':
        store.setState(withProject(newProject(createId())));
        return;
      case 'open':
        return show(destination.place, () => client.call.openProject({ path: destination.place }));
      case 'sample':
        return show(destination.id, () => client.call.openSample({ id: destination.id }));
      case 'recover':
        return show(
          '',
          () => client.call.recover({ projectId: destination.projectId }),
          destination.projectId,
        );
    }
  };
}

function tellImported(context: SessionContext, { imported }: OpenedProject): void {
  if (!imported) return;
  const { name, format, warnings } = imported;
  notify(context, { tone: 'info', name: 'projectImported', values: { name, format } });
  const reasons = warnings.map(({ path, message }) => problemInWords({ path, message }) ?? message);
  tellRemarks(context, name, reasons);
}

function tellProblems(context: SessionContext, { problems }: OpenedProject): void {
  const [first] = problems;
  if (!first) return;
  notify(context, {
    tone: 'info',
    name: 'openedWithProblems',
    values: {
      count: problems.length,
      first: problemInWords(first) ?? i18next.t('error.scenario.invalid.what'),
    },
  });
}
