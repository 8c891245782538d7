import { restoreLibraryItems } from '@excalidraw/excalidraw'
import { componentKind } from '../../../server/interview/question.ts'
import file from '../library/data-systems.excalidrawlib?raw'
import { type LibraryItem, libraryFile } from './insert.ts'

/** The project's own shapes, in the order of the file. */
export const items: readonly LibraryItem[] = libraryFile.parse(JSON.parse(file)).libraryItems

/** What a shape is, as the library and the question files call it; null for a shape of no known kind. */
export function kindOf(item: LibraryItem): string | null {
  for (const element of item.elements) {
    const data = element.customData
    const kind = typeof data === 'object' && data && 'component' in data ? data.component : null
    const parsed = componentKind.safeParse(kind)
    if (parsed.success) return parsed.data
  }
  return null
}

/** The same shapes for Excalidraw's own library panel. */
export const libraryItems = () => restoreLibraryItems(JSON.parse(file).libraryItems, 'published')
