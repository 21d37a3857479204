import { expect, test } from 'vitest';
import { canUploadWhileJoining } from './can-upload-while-joining.ts';

test('only formats that grow at their end go up while they are joined', () => {
  const formats = ['mp4', 'mov', 'webm', 'gif', 'png-sequence', 'wav'] as const;
  expect(formats.filter(canUploadWhileJoining)).toEqual(['webm', 'wav']);
});
