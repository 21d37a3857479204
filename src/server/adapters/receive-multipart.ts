import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../shared/errors.ts';
import { refuseNulIn } from '../http/refuse-nul.ts';
import type { AdapterServices } from './adapter-services.ts';

export type ReceivedFile = {
  readonly uploadId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** The form's other fields that came before the file. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Takes the one file of a multipart body. Throws `request.invalid` where there is none. */
export async function receiveMultipart(
  services: AdapterServices,
  request: FastifyRequest,
  owner: string,
): Promise<ReceivedFile> {
  const file = request.isMultipart()
    ? await request.file({ limits: { fileSize: Infinity, files: 1 } })
    : undefined;
  if (!file) throw new StudioError('request.invalid', 'the body must be multipart/form-data with one file');
  const { filename, mimetype: contentType } = file;
  const fields = textFields(file);
  refuseNulIn({ filename, ...fields }, 'body');
  const { uploadId, sizeBytes } = await services.uploads.receive({ filename, owner }, file.file);
  return { uploadId, filename, contentType, sizeBytes, fields };
}

function textFields({ fields }: MultipartFile): Record<string, string> {
  const texts = Object.entries(fields).flatMap(([name, field]) => {
    const one = Array.isArray(field) ? field[0] : field;
    return one?.type === 'field' && typeof one.value === 'string' ? [[name, one.value] as const] : [];
  });
  return Object.fromEntries(texts);
}
