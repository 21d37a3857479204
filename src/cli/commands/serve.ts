import { toStudioError, type StudioError } from '../../shared/errors.ts';
import { defineCommand } from '../arguments/command.ts';
import { errorText } from '../output/error-text.ts';
import { commaList } from '../../service/comma-list.ts';
import { chosenDataDir, DATA_OPTIONS } from '../arguments/data-options.ts';
import type { WindowAddress } from '../../service/open-service.ts';
import { runService } from '../../service/run-service.ts';
import { FFMPEG_OPTIONS, TOOL_OPTIONS } from '../arguments/option-tables.ts';
import { wholeNumber } from '../arguments/option-values.ts';
import type { Report } from '../output/report.ts';

const DEFAULT_PORT = 4727;
const MEGABYTE = 1_000_000;

/** `cueframe serve`: renders the jobs of the queue and answers over HTTP until it is told to stop. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'Renders queued jobs, serves the studio and the HTTP API, until ctrl-C',
  options: {
    port: {
      value: 'N',
      parse: wholeNumber(0),
      description: `port of the API (default: ${DEFAULT_PORT}; 0: any free one)`,
    },
    host: { value: 'HOST', description: 'address to listen on (default: 127.0.0.1, this machine only)' },
    'trust-proxy': {
      value: 'LIST',
      description:
        'addresses of proxies that tell who a caller is, with commas between (default: CUEFRAME_TRUST_PROXY, else none)',
    },
    ...DATA_OPTIONS,
    jobs: { value: 'N', parse: wholeNumber(1), description: 'jobs rendered at the same time (default: 1)' },
    memory: {
      value: 'MB',
      parse: wholeNumber(100),
      description: 'memory for the programs of one job (default: from the machine)',
    },
    open: { description: 'open the studio in the browser' },
    'no-http': { description: 'only render; no port is opened' },
    'no-work': { description: 'only answer; a `serve --no-http` of the same folder renders' },
    'until-idle': {
      description: 'end when nothing is queued any more; quietly, where another one serves already',
    },
    ...FFMPEG_OPTIONS,
    chromium: TOOL_OPTIONS.chromium,
    rung: TOOL_OPTIONS.rung,
  },
  notes: [
    'The address with a token opens the studio in a browser. It works once; the next one is printed when it was used. Without a terminal it is printed nowhere: the file studio-address of the data folder holds it, which only you may read.',
    'Only one Cueframe works in a data folder at a time; `cueframe jobs` may be used beside it.',
    'The first start makes a key and keeps it in the file api-key of the data folder, which only you may read. It prints it on a terminal only.',
    'Films go to the bucket of CUEFRAME_S3_BUCKET where it is set (with CUEFRAME_S3_ENDPOINT, CUEFRAME_S3_REGION and keys in CUEFRAME_S3_ACCESS_KEY_ID and CUEFRAME_S3_SECRET_ACCESS_KEY, or those of AWS), else to the folder outputs.',
    'Stopped or killed at any moment, it goes on where it was: what is finished is never rendered again.',
  ],
  examples: ['cueframe serve', 'cueframe serve --port 8080 --data ./studio --jobs 2'],
  async run({ values, report, signal, currentDir }) {
    const onTrouble = (error: StudioError) =>
      report.isJson
        ? report.event({ type: 'trouble', code: error.code, message: error.message })
        : report.note(errorText(error));
    try {
      const { answerOnly } = await import('../../service/answer-only.ts');
      await (values['no-work'] ? answerOnly : runService)({
        dataDir: chosenDataDir(values.data, currentDir),
        http: values['no-http']
          ? null
          : {
              host: values.host ?? '127.0.0.1',
              port: values.port ?? DEFAULT_PORT,
              trustedProxies: commaList(values['trust-proxy'] ?? process.env['CUEFRAME_TRUST_PROXY']),
            },
        jobsAtOnce: values.jobs ?? 1,
        memoryLimitBytes: values.memory === undefined ? null : values.memory * MEGABYTE,
        untilIdle: values['until-idle'],
        ...{ tools: values, signal, currentDir, onTrouble },
        onListening(facts) {
          const told = process.stdout.isTTY ? facts : withoutKey(facts);
          report.answer({ type: 'listening', ...told }, listeningText(told));
        },
        onWindow: tellWindow(report, values.open),
      });
      return 0;
    } catch (error) {
      // somebody works already, and will see what was queued
      if (values['until-idle'] && toStudioError(error).code === 'instance.running') return 0;
      throw error;
    }
  },
});

type Listening = { readonly address: string; readonly keyPath: string; readonly key: string | null };

/** What is no terminal may be a log, and keys do not stand in logs. */
function withoutKey(facts: Listening): Listening {
  return { ...facts, key: null };
}

function listeningText({ address, keyPath, key }: Listening): string {
  const told = key === null ? `the key is in ${keyPath}` : `the key, also in ${keyPath}: ${key}`;
  return `listening on ${address}\n${told}`;
}

/**
 * The first address is opened where that was asked for. Addresses are printed on a terminal only: whoever reads a log could
 * enter the studio by them. Elsewhere the file that holds the newest one is named.
 */
function tellWindow(report: Report, isOpened: boolean): (facts: WindowAddress) => void {
  let isFirst = true;
  return ({ address, path }) => {
    const isSeen = report.isJson ? process.stdout.isTTY : process.stderr.isTTY;
    if (report.isJson) report.event({ type: 'window', path, ...(isSeen && { address }) });
    else if (isSeen) report.note(`${isFirst ? 'studio' : 'studio, for another window'}: ${address}`);
    else if (isFirst) report.note(`the address that opens the studio is in ${path}`);
    if (isOpened && isFirst) void openWindow(address, report);
    isFirst = false;
  };
}

async function openWindow(address: string, report: Report): Promise<void> {
  const { openAddress } = await import('../../engine/environment/open-address.ts');
  if (!(await openAddress(address))) report.note('no browser could be opened; open the address yourself');
}
