import { planDrop, type DropItem } from '../../../shared/edit/drop-plan.ts';
import type { MediaActions } from './media-actions.ts';
import type { ProjectActions } from './project-actions.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';

/** A dropped or chosen file; a folder of the desktop is one as well. */
export type DroppedFile = DropItem & { readonly file: File };

export type DropActions = ReturnType<typeof createDropActions>;

export function createDropActions(context: SessionContext, media: MediaActions, projects: ProjectActions) {
  const { client } = context;

  async function place(dropped: DroppedFile): Promise<string | null> {
    const { file, name } = dropped;
    return attempt(
      context,
      'sendFailed',
      () =>
        withTask(context, { kind: 'upload', subject: name }, (onRatio) => client.placeOf(file, { onRatio })),
      { name },
    );
  }

  return {
    /** Takes what can be taken; says of every other file why not. */
    async take(items: readonly DroppedFile[]): Promise<void> {
      const plan = planDrop(items);
      for (const { item, reason } of plan.refused)
        notify(context, {
          tone: 'error',
          name: ({ empty: 'dropEmpty', unknown: 'dropUnknown', many: 'dropMany' } as const)[reason],
          values: { name: item.name },
        });
      if (plan.project) {
        const at = await place(plan.project);
        if (at !== null) await projects.request({ type: 'open', place: at });
      }
      const places: string[] = [];
      for (const item of plan.media) {
        const at = await place(item);
        if (at !== null) places.push(at);
      }
      if (places.length > 0) await media.addPlaces(places, plan.media.map(({ name }) => name).join(', '));
      for (const item of plan.cues) {
        const at = await place(item);
        if (at !== null) await media.importCues(at, item.name);
      }
    },
  };
}
