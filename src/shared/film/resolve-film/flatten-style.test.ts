import { expect, test } from 'vitest';
import { BUILT_IN_MOTION, BUILT_IN_STYLES, DEFAULT_STYLE } from '../../scenario/built-in-styles.ts';
import type { Style } from '../../scenario/scenario.ts';
import { countSteps } from '../../../../test/helpers/test-count-steps.ts';
import { seededRandom } from '../../../../test/helpers/test-random.ts';
import { flattenAlone, flattenStyle } from './flatten-style.ts';
import { mergeStyle } from './merge-style.ts';
import { createStyleChains } from './style-chains.ts';

type Styles = Record<string, Style>;
type Step = { readonly name: string; readonly style: Style; readonly isOwn: boolean };

/** The rule, word by word: a name passed already, or not the scenario's, means the built-in, which ends the way. */
function wayFrom(name: string | undefined, styles: Styles, passed: readonly string[] = []): Step[] {
  if (name === undefined) return [];
  const own = Object.hasOwn(styles, name) && !passed.includes(name) ? styles[name] : undefined;
  if (!own) return [{ name, style: BUILT_IN_STYLES[name] ?? {}, isOwn: false }];
  return [{ name, style: own, isOwn: true }, ...wayFrom(own.extends, styles, [...passed, name])];
}

function expectedStyle(name: string, styles: Styles) {
  const way = wayFrom(name, styles);
  const isRooted = way.at(-1)?.isOwn === false || way.some((step) => step.name === 'default');
  const whole = isRooted ? way : [...way, ...wayFrom('default', styles)];
  const end = whole.find((step) => !step.isOwn);
  return {
    style: whole.reduceRight((base, { style }) => mergeStyle(base, style), DEFAULT_STYLE),
    motion: (end && BUILT_IN_MOTION[end.name]) ?? [],
  };
}

const NAMES = ['a', 'b', 'c', 'd', 'default', 'bold-pop', 'boxed'];

function randomStyles(random: () => number): Styles {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const own = NAMES.filter(() => random() < 0.7);
  return Object.fromEntries(
    own.map((name): [string, Style] => [
      name,
      {
        ...(random() < 0.8 && { extends: pick([...NAMES, 'nobody', name]) }),
        ...(random() < 0.5 && { size: random() }),
        ...(random() < 0.5 && { stroke: pick([null, { width: random() }, { color: 'red' }]) }),
        ...(random() < 0.5 && { box: pick([null, { color: 'blue' }, { opacity: random() }]) }),
      },
    ]),
  );
}

test('styles stand on each other as the rule says, in whatever order they are asked for', () => {
  const random = seededRandom(9);
  for (let round = 0; round < 500; round += 1) {
    const styles = randomStyles(random);
    const chains = createStyleChains(styles);
    const asked = [...NAMES].sort(() => random() - 0.5);
    expect(asked.map((name) => flattenStyle(name, chains, null))).toEqual(
      asked.map((name) => expectedStyle(name, styles)),
    );
    expect(asked.map((name) => flattenAlone(name, chains))).toEqual(
      asked.map((name) =>
        wayFrom(name, styles).reduceRight<Style>((base, { style }) => mergeStyle(base, style), {}),
      ),
    );
  }
});

test('twice as many styles that each extend the next, all used, are twice the work', () => {
  const steps = (size: number) => {
    const styles = Object.fromEntries(
      Array.from({ length: size }, (_, index): [string, Style] => [
        `s${index}`,
        index + 1 < size ? { extends: `s${index + 1}` } : {},
      ]),
    );
    const chains = createStyleChains(styles);
    return countSteps(() => {
      for (const name of Object.keys(styles)) {
        flattenStyle(name, chains, null);
        flattenStyle({ extends: name, size: 0.1 }, chains, null);
        flattenAlone({ extends: name }, chains);
      }
    });
  };
  expect(steps(1200) / steps(600)).toBeLessThan(2.2);
});
