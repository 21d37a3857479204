import {
  DockerfileParser,
  type Copy,
  type From,
  type Instruction,
  type JSONInstruction,
} from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { commandFaults } from './lint-container-command.ts';
import type { Fault, Repository } from './lint-container-faults.ts';

const SECRET_NAME = /SECRET|PASSWORD|TOKEN|CREDENTIAL|API_?KEY|ACCESS_KEY/i;

/** What is wrong with a Dockerfile: as the linter sees it, and by our own rules for one that is safe and builds. */
export function dockerfileFaults(text: string, repository: Repository): Fault[] {
  const file = DockerfileParser.parse(text);
  const all = file.getInstructions();
  const stages = new Set(file.getFROMs().flatMap((from) => from.getBuildStage() ?? []));
  const lastFrom = file.getFROMs().at(-1);
  if (!lastFrom) return [{ line: 1, text: 'there is no FROM' }];
  const last = all.slice(all.indexOf(lastFrom));
  return [
    ...validate(text).map(({ message, range }) => ({
      line: range.start.line + 1,
      text: typeof message === 'string' ? message : message.value,
    })),
    ...file.getFROMs().flatMap((from) => baseFaults(from, stages)),
    ...all.flatMap((instruction) => instructionFaults(instruction, stages, repository)),
    ...finalStageFaults(last, repository),
  ].toSorted((a, b) => a.line - b.line);
}

function baseFaults(from: From, stages: ReadonlySet<string>): Fault[] {
  const image = from.getImage() ?? '';
  if (stages.has(image)) return [];
  const tag = from.getImageTag();
  if (from.getImageDigest() === null && (tag === null || tag === 'latest'))
    return [fault(from, `the base ${image} is not pinned by a tag`)];
  return [];
}

function instructionFaults(
  instruction: Instruction,
  stages: ReadonlySet<string>,
  repository: Repository,
): Fault[] {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  switch (instruction.getKeyword()) {
    case 'ADD':
      return [fault(instruction, 'ADD fetches and unpacks unseen: use COPY')];
    case 'COPY':
      return copyFaults(instruction as Copy, words, stages, repository);
    case 'ENV':
    case 'ARG':
      return words
        .filter((word) => SECRET_NAME.test(word.split('=')[0] ?? ''))
        .map((word) => fault(instruction, `a layer keeps what ${word.split('=')[0]} is`));
    case 'RUN':
      return runFaults(instruction, repository);
    default:
      return [];
  }
}

function copyFaults(
  copy: Copy,
  words: readonly string[],
  stages: ReadonlySet<string>,
  repository: Repository,
): Fault[] {
  const stage = copy.getFromFlag()?.getValue();
  if (stage !== undefined && stage !== null)
    return stages.has(stage) ? [] : [fault(copy, `there is no stage ${stage} to copy from`)];
  return words.slice(0, -1).flatMap((path) => {
    if (!repository.hasPath(path)) return [fault(copy, `${path} is not in the repository`)];
    return repository.isInContext(path) ? [] : [fault(copy, `.dockerignore keeps ${path} out`)];
  });
}

function runFaults(run: Instruction, { scripts }: Repository): Fault[] {
  const command = run.getArgumentsContent() ?? '';
  const unknown = [...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].filter(
    ([, name]) => !scripts.includes(name ?? ''),
  );
  return [
    ...unknown.map(([, name]) => fault(run, `package.json has no script ${name}`)),
    ...(/apt-get install(?!.*--no-install-recommends)/s.test(command)
      ? [fault(run, 'apt-get install without --no-install-recommends')]
      : []),
    ...(command.includes('apt-get install') && !command.includes('rm -rf /var/lib/apt/lists')
      ? [fault(run, 'the package lists stay in the layer')]
      : []),
  ];
}

/** The stage that runs: who as, how its health is seen, what it starts. */
function finalStageFaults(stage: readonly Instruction[], repository: Repository): Fault[] {
  const lastOf = (keyword: string) => stage.findLast((instruction) => instruction.getKeyword() === keyword);
  const line = { line: (stage[0]?.getRange()?.start.line ?? 0) + 1 };
  const user = lastOf('USER')?.getArgumentsContent() ?? '';
  const health = lastOf('HEALTHCHECK')?.getArgumentsContent() ?? '';
  const started = ['ENTRYPOINT', 'CMD'].flatMap((keyword) => execForm(lastOf(keyword)));
  const port = lastOf('EXPOSE')?.getArgumentsContent() ?? '';
  return [
    ...(/^[1-9]\d*(?::[1-9]\d*)?$/.test(user)
      ? []
      : [{ ...line, text: `USER is a number above 0, not "${user}"` }]),
    ...(/CMD/.test(health) ? [] : [{ ...line, text: 'there is no HEALTHCHECK' }]),
    ...(started.length > 0 ? [] : [{ ...line, text: 'nothing is started in exec form' }]),
    ...(health.includes(`:${port}/`) && started.includes(port)
      ? []
      : [{ ...line, text: `EXPOSE, HEALTHCHECK and CMD do not name one port (${port})` }]),
    ...commandFaults(started, repository).map((text) => ({ ...line, text })),
  ];
}

function execForm(instruction: Instruction | undefined): string[] {
  if (!instruction) return [];
  return (instruction as JSONInstruction).getJSONStrings().map((text) => text.getJSONValue());
}

function fault(instruction: Instruction, text: string): Fault {
  return { line: (instruction.getRange()?.start.line ?? 0) + 1, text };
}
