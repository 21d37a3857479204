export function electronProgram(packageDir: string): string | null;
export function fetchElectron(packageDir: string): string | null;
