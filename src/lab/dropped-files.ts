import type { ChosenFile } from '../training/bring.ts'

/** Everything that was dropped, folders with what lies in them. */
export async function filesOf({ items }: DataTransfer): Promise<ChosenFile[]> {
  // All must be taken before the first wait: afterwards the list is empty. Files of other programs have no entry.
  const dropped = [...items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? [])
  const found = dropped.map((each) =>
    each instanceof File ? [{ path: each.name, file: each }] : filesIn(each, ''),
  )
  return (await Promise.all(found)).flat()
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<ChosenFile[]> {
  const path = `${folder}${entry.name}`
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    return [{ path, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: ChosenFile[] = []
  // A reader gives a hundred entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    for (const each of some) found.push(...(await filesIn(each, `${path}/`)))
  }
}
