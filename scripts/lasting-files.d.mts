export function lastingNames(): Record<string, string>
export function renameLastingFiles(dist: string): void
