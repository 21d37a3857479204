// A thread does not read TypeScript because the program does: it learns it here. Not part of what is built.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
