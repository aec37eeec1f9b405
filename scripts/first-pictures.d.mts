export function shareFile(name: string): string
export function pictureFile(chapter: string, name: string): string
export function withFirstPictures(
  html: string,
  chapter: string,
  assets: string,
  address: string,
): { readonly body: string; readonly unscripted: string }
