import { createS3Store } from '../../../src/work/storage/s3-store.ts';

// uploads a file and is killed while it does: node --import tsx s3-upload-process.ts ENDPOINT BUCKET FILE KEY PART_BYTES
const [endpoint = '', bucket = '', path = '', key = '', partBytes] = process.argv.slice(2);
const store = createS3Store({
  endpoint,
  bucket,
  region: 'us-east-1',
  prefix: '',
  forcePathStyle: true,
  partChecksum: 'sha256',
  partBytes: Number(partBytes),
  credentials: async () => ({ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }),
});
await store.put(path, key);
