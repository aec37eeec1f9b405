/**
 * Where the app lies on its host, with the slash; data, trained models and pages lie below it. Every page says in
 * `<html data-root>` how it gets there, so that the same build works in any folder of any static host.
 * Read once, before the address changes.
 */
export const appRoot: string =
  typeof document === 'undefined'
    ? '/'
    : new URL(document.documentElement.dataset.root ?? '/', location.href).href
