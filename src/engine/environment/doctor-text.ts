import type { DoctorReport } from './doctor-report.ts';

const GIB = 1024 ** 3;

/** The report for people: what is used first, then why, then what is missing and how to mend it. */
export function doctorText(report: DoctorReport): string {
  const { node, os, cpu, memory } = report;
  const lines = [
    ...section('Machine', [
      `${os.name}, ${os.arch}; Node ${node.version}`,
      `${cpu.cores} × ${cpu.model}; ${gib(memory.totalBytes)} of memory, ${gib(memory.freeBytes)} free`,
      ...report.disks.map(({ use, path, freeBytes }) => `${use} in ${path}: ${gib(freeBytes)} free`),
    ]),
    ...section('Browser', report.browsers.map(programLine), 'none found'),
    ...section('ffmpeg', report.ffmpegs.map(ffmpegLine), 'none found'),
    ...section(
      'Encoders',
      report.encoders.map(
        ({ encoder, works, reason }) => `${works ? '✓' : '–'} ${encoder.padEnd(18)} ${reason}`,
      ),
      'not tried without an ffmpeg',
    ),
    ...section('GPUs', report.gpus.map(gpuLine), 'none found'),
    ...section('Fonts', [report.fonts.map((name) => name.replace(/^.*\//, '')).join(', ') || 'none']),
    ...section('Sandbox', [report.sandbox.note]),
    ...section(
      'Missing',
      report.missing.flatMap(({ what, why, fix, isRequired }) => [
        `${isRequired ? '✗' : '–'} ${what}: ${why}`,
        `    ${fix}`,
      ]),
      'nothing',
    ),
    report.canRender
      ? 'Films can be rendered on this machine.'
      : 'Films cannot be rendered on this machine until the parts marked ✗ are there.',
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[], whenEmpty = ''): string[] {
  return [title, ...(lines.length > 0 ? lines : [whenEmpty]).map((line) => `  ${line}`), ''];
}

function programLine(row: {
  readonly path: string;
  readonly origin: string;
  readonly version: string | null;
  readonly isChosen: boolean;
  readonly reason: string;
}): string {
  const mark = row.isChosen ? '✓' : '–';
  return `${mark} ${[row.path, row.version, `(${row.origin})`].filter(Boolean).join(' ')}: ${row.reason}`;
}

function ffmpegLine(row: DoctorReport['ffmpegs'][number]): string {
  return `${programLine(row)}${row.isChosen ? `; ffprobe: ${row.ffprobePath ?? 'none'}` : ''}`;
}

function gpuLine({
  vendor,
  name,
  driver,
  memoryMiB,
  utilizationPercent,
  note,
}: DoctorReport['gpus'][number]): string {
  const facts = [
    driver === null ? null : `driver ${driver}`,
    memoryMiB === null ? null : `${(memoryMiB / 1024).toFixed(1)} GiB`,
    utilizationPercent === null ? null : `${utilizationPercent} % busy`,
    note,
  ].filter((fact) => fact !== null);
  const title = name.toLowerCase().includes(vendor.toLowerCase()) ? name : `${vendor} ${name}`;
  return [title, ...facts].join(', ');
}

function gib(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${(bytes / GIB).toFixed(1)} GiB`;
}
