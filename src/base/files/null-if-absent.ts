/** For `catch`: null where nothing has that name. Any other failure is thrown again. */
export function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
