export function chooseDoor(machine: {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly hasElectron: () => boolean;
}): { readonly door: 'desktop' | 'browser'; readonly why: string | null };
