import { planDrop, type DropItem, type DropReason } from '../../../shared/edit/drop-plan.ts';
import type { NoticeName } from '../text/en.ts';
import type { MediaActions } from './media-actions.ts';
import type { ProjectActions } from './project-actions.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';

/** A dropped or chosen file; a folder of the desktop is one as well. */
export type DroppedFile = DropItem & { readonly file: File };

export type DroppedFiles = {
  readonly files: readonly DroppedFile[];
  /** What was dropped and could not even be looked at. */
  readonly refused: readonly { readonly name: string; readonly reason: DropReason }[];
};

export type DropActions = ReturnType<typeof createDropActions>;

const NOTICES = {
  empty: 'dropEmpty',
  unknown: 'dropUnknown',
  many: 'dropMany',
  large: 'dropLarge',
  nothing: 'dropNothing',
  unreadable: 'dropUnreadable',
  tooMany: 'dropTooMany',
} as const satisfies Record<DropReason, NoticeName>;
const MOST_NAMES = 3;

export function createDropActions(context: SessionContext, media: MediaActions, projects: ProjectActions) {
  const { client, store } = context;
  const limitBytes = () => store.getState().info?.uploadLimitBytes ?? null;

  async function placeOf({ file, name }: DroppedFile): Promise<string | null> {
    return attempt(
      context,
      'sendFailed',
      () =>
        withTask(context, { kind: 'upload', subject: name }, (onRatio) => client.placeOf(file, { onRatio })),
      { name },
    );
  }

  /** One message for each reason, however many files there are. */
  function tellRefused(refused: DroppedFiles['refused']): void {
    for (const [reason, name] of Object.entries(NOTICES) as [DropReason, NoticeName][]) {
      const names = refused.filter((one) => one.reason === reason).map((one) => one.name);
      const [first] = names;
      if (first === undefined) continue;
      const more = names.length > MOST_NAMES ? ' …' : '';
      notify(context, {
        ...{ tone: 'error', name },
        values: {
          ...{ count: names.length, name: first, names: names.slice(0, MOST_NAMES).join(', ') + more },
          ...(reason === 'large' && { gigabytes: Math.round((limitBytes() ?? 0) / 1e9) }),
        },
      });
    }
  }

  return {
    placeOf,
    /** Takes what can be taken; says of every other file why not. */
    async take(files: readonly DroppedFile[], refused: DroppedFiles['refused'] = []): Promise<void> {
      const plan = planDrop(files, { limitBytes: limitBytes() });
      tellRefused([...refused, ...plan.refused]);
      if (plan.passedOver > 0)
        notify(context, { tone: 'info', name: 'dropPassedOver', values: { count: plan.passedOver } });
      if (plan.project) {
        const at = await placeOf(plan.project);
        if (at !== null) await projects.request({ type: 'open', place: at });
      }
      const places: string[] = [];
      for (const item of plan.media) {
        const at = await placeOf(item);
        if (at !== null) places.push(at);
      }
      if (places.length > 0) await media.addPlaces(places, plan.media.map(({ name }) => name).join(', '));
      for (const item of plan.cues) {
        const at = await placeOf(item);
        if (at !== null) await media.importCues(at, item.name);
      }
    },
  };
}
