import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { argumentFaults } from './lint-container-command.ts';
import type { Fault, Repository } from './lint-container-faults.ts';

/** A value, or a variable with a default: a compose file that needs no preparation starts without any set. */
const setting = z.union([z.string(), z.number()]);
const SECRET = /SECRET|PASSWORD|TOKEN|CREDENTIAL|ACCESS_KEY/i;

/** The part of the Compose Specification that is used here; other keys are mistakes until they are added. */
const serviceSchema = z.strictObject({
  image: z.string().regex(/^[\w./-]+:(?!latest$)[\w.-]+$/, 'must have a tag that is not latest'),
  build: z.strictObject({ context: z.literal('.'), target: z.string() }),
  command: z.array(z.string()),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  read_only: z.literal(true),
  tmpfs: z.array(z.string().startsWith('/')),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()).refine((all) => all.includes('no-new-privileges:true'), {
    error: 'must have no-new-privileges:true',
  }),
  environment: z.record(z.string(), setting),
  volumes: z.array(z.string()),
  ports: z.array(z.string().startsWith('127.0.0.1:', 'must be bound to 127.0.0.1')).optional(),
  profiles: z.array(z.string()).min(1).optional(),
  healthcheck: z.strictObject({ disable: z.literal(true) }).optional(),
  cpus: setting.optional(),
  mem_limit: setting,
  stop_grace_period: z.string().regex(/^\d+s$/),
  deploy: z
    .strictObject({
      resources: z.strictObject({
        reservations: z.strictObject({
          devices: z.array(
            z.strictObject({
              driver: z.literal('nvidia'),
              count: z.union([z.literal('all'), z.number()]),
              capabilities: z.array(z.enum(['gpu', 'video', 'compute', 'utility'])),
            }),
          ),
        }),
      }),
    })
    .optional(),
});
type Service = z.infer<typeof serviceSchema>;

const composeSchema = z.strictObject({
  name: z.string(),
  'x-cueframe': z.unknown(),
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

/** What is wrong with a compose file. `stages` and `port` are those of the Dockerfile. */
export function composeFaults(
  text: string,
  repository: Repository,
  { stages, port }: { readonly stages: readonly string[]; readonly port: string },
): Fault[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { merge: true, lineCounter: counter });
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0)
    return syntax.map(({ message, pos }) => ({ line: counter.linePos(pos[0]).line, text: message }));
  const read = composeSchema.safeParse(document.toJS());
  const at = (path: readonly PropertyKey[]) => lineOf(document, path, counter);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({
      line: at(path),
      text: `${path.join('.')}: ${message}`,
    }));
  const { services, volumes } = read.data;
  return [
    ...Object.entries(services).flatMap(([name, service]) =>
      serviceFaults(service, { volumes: Object.keys(volumes), stages, port, repository }).map((fault) => ({
        line: at(['services', name]),
        text: `${name}: ${fault}`,
      })),
    ),
    ...coordinatorFaults(Object.values(services)).map((fault) => ({ line: at(['services']), text: fault })),
  ];
}

function serviceFaults(
  service: Service,
  known: {
    readonly volumes: readonly string[];
    readonly stages: readonly string[];
    readonly port: string;
    readonly repository: Repository;
  },
): string[] {
  const { build, command, volumes, environment, ports = [] } = service;
  const answers = !command.includes('--no-http');
  return [
    ...(known.stages.includes(build.target) ? [] : [`the Dockerfile has no stage ${build.target}`]),
    ...argumentFaults(command, known.repository),
    ...volumes
      .filter((volume) => !known.volumes.includes(volume.split(':')[0] ?? ''))
      .map((volume) => `the volume of ${volume} is not declared`),
    ...Object.entries(environment)
      .filter(([name, value]) => SECRET.test(name) && !/^\$\{\w+:-\}$/.test(String(value)))
      .map(([name]) => `${name} must come from outside, as \${${name}:-}`),
    ...(answers && !ports.some((mapping) => mapping.endsWith(`:${known.port}`))
      ? [`it answers on port ${known.port}, which is not published`]
      : []),
    ...(answers || service.healthcheck?.disable === true
      ? []
      : ['the health check of the image asks a port that --no-http does not open']),
  ];
}

/** One process renders in a data folder; more are only for `--profile`, in place of it. */
function coordinatorFaults(services: readonly Service[]): string[] {
  const plain = services.filter(({ command, profiles }) => !command.includes('--no-work') && !profiles);
  return plain.length === 1 ? [] : [`${plain.length} services without a profile render; it must be one`];
}

/** The line of the deepest part of a path that the text itself has: a merged key is elsewhere. */
function lineOf(document: Document, path: readonly PropertyKey[], counter: LineCounter): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    if (!pair || !isScalar(pair.key) || !pair.key.range) break;
    line = counter.linePos(pair.key.range[0]).line;
    node = pair.value;
  }
  return line;
}
