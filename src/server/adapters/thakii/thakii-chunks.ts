import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StudioError } from '../../../shared/errors.ts';
import type { Api } from '../../http/api.ts';
import { refuseNulIn } from '../../http/refuse-nul.ts';
import type { AdapterServices } from '../adapter-services.ts';
import type { ReceivedChunk } from '../chunk-files.ts';
import { readBody } from '../read-body.ts';

/** The front end sends 50 MB at a time. */
const MOST_CHUNK_BYTES = 100 * 1024 * 1024;
const MOST_CHUNKS = 10_000;

const count = z.coerce.number().int().min(1).max(MOST_CHUNKS);
const fileId = z.string().min(1).max(200);
const filename = z.string().min(1).max(1000);
const chunkSchema = z.object({
  ...{ file_id: fileId, original_filename: filename, total_chunks: count },
  chunk_index: z.coerce
    .number()
    .int()
    .min(0)
    .max(MOST_CHUNKS - 1),
});
const assembleSchema = z.object({ file_id: fileId, original_filename: filename, total_chunks: count });

/** A file that was put together, to be made a lecture of. */
export type AssembledFile = {
  readonly uploadId: string;
  readonly filename: string;
  readonly sizeBytes: number;
};

/** `POST /upload-chunk`: one piece of a large file, by the caller's own name of it. Needs the parser of forms. */
export function addChunkRoute(scope: Api, services: AdapterServices): void {
  const options = { config: { streamsBody: true }, bodyLimit: Number.MAX_SAFE_INTEGER } as const;
  scope.post('/upload-chunk', options, async (request) => {
    const { name: owner } = services.authorize(request, 'write');
    const { chunk, fields } = await receiveChunk(services, request);
    try {
      const { value } = readBody(chunkSchema, fields);
      const { chunk_index: index, total_chunks: total, file_id } = value;
      if (index >= total) throw new StudioError('request.invalid', 'chunk_index: must be below total_chunks');
      await chunk.place({ owner, fileId: file_id }, index);
      const message = `Chunk ${index + 1}/${total} uploaded`;
      return { chunk_index: index, total_chunks: total, file_id, chunk_size: chunk.sizeBytes, message };
    } finally {
      await chunk.drop(); // does nothing where it has its place
    }
  });
}

/** The pieces of the body of `POST /assemble-file` as one upload. Throws `upload.not_found`, or names those that are missing. */
export async function assemble(
  services: AdapterServices,
  request: FastifyRequest,
  owner: string,
): Promise<AssembledFile> {
  const { value } = readBody(assembleSchema, request.body);
  const { original_filename: name, total_chunks: total } = value;
  const file = { owner, fileId: value.file_id };
  const missing = await services.chunks.missing(file, total);
  if (missing.length === total)
    throw new StudioError('upload.not_found', `there is no piece of the file ${value.file_id}`);
  if (missing.length > 0)
    throw new StudioError('request.invalid', `${missing.length} of ${total} pieces are missing`, {
      details: { missing_chunks: missing },
    });
  const content = services.chunks.read(file, total);
  const { uploadId, sizeBytes } = await services.uploads.receive({ filename: name, owner }, content);
  await services.chunks.remove(file, total);
  return { uploadId, filename: name, sizeBytes };
}

/** The form's one file and all its fields: the front end sends them behind the file. */
async function receiveChunk(
  services: AdapterServices,
  request: FastifyRequest,
): Promise<{ readonly chunk: ReceivedChunk; readonly fields: Readonly<Record<string, unknown>> }> {
  if (!request.isMultipart()) throw noFile();
  const limits = { fileSize: MOST_CHUNK_BYTES, files: 1, fields: 20 };
  const fields: Record<string, unknown> = {};
  let chunk: ReceivedChunk | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else {
        chunk = await services.chunks.receive(part.file);
        if (part.file.truncated)
          throw new StudioError('request.too_large', `a piece may have ${MOST_CHUNK_BYTES} bytes`);
      }
    }
    refuseNulIn(fields, 'body');
  } catch (error) {
    await chunk?.drop();
    throw error;
  }
  if (!chunk) throw noFile();
  return { chunk, fields };
}

function noFile(): StudioError {
  return new StudioError('request.invalid', 'the body must be multipart/form-data with one file');
}
