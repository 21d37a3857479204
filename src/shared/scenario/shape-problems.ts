import type { z } from 'zod';
import { valueAt } from './document-order.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { formatPath, showValue } from './problem.ts';
import { scenarioSchema } from './scenario.ts';
import type { Scenario } from './scenario.ts';

type Issue = z.core.$ZodIssue;

/** The scenario with its defaults where its shape is right, and every place where it is not. */
export function checkShape(document: unknown): { scenario: Scenario | null; problems: PlacedProblem[] } {
  const result = scenarioSchema.safeParse(document);
  if (result.success) return { scenario: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, [], document));
  return { scenario: null, problems: problems.filter(isNews) };
}

/** Two limits of one rule, such as even and at most, can both be broken; one message is enough. */
function isNews(problem: PlacedProblem, index: number, problems: readonly PlacedProblem[]): boolean {
  const before = problems[index - 1]; // zod lists the limits of one value one after the other
  return before?.message !== problem.message || formatPath(before.path) !== formatPath(problem.path);
}

function problemsOf(issue: Issue, base: Path, document: unknown): PlacedProblem[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], code: 'key.unknown', message: unknownKey(key) }));
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors);
    if (meant) return meant.flatMap((inner) => problemsOf(inner, path, document));
  }
  const value = valueAt(document, path);
  if (value === undefined && path.length > 0)
    return [{ path, code: 'key.missing', message: missing(issue.message) }];
  return [{ path, code: codeOf(issue), message: `${issue.message}, not ${showValue(value)}` }];
}

/** The one alternative of a union whose kind fits the value, so that only its parts are wrong; null where none stands out. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = branches.filter(
    (issues) =>
      issues.length > 0 &&
      issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function unknownKey(key: string): string {
  return `there is no key ${showValue(key)} here (keys of your own start with x-)`;
}

function missing(rule: string): string {
  return `is missing; it ${rule}`;
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return 'value.type';
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'value.range';
  return 'value.invalid';
}
