/** Joins class names, leaving out what is false, empty or missing. */
export function classNames(...parts: (string | number | bigint | boolean | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
