import type { ExcalidrawDocument, InterviewFile, Utterance } from '../interview/export.ts'

/** What of an interview's file a thread lacks that holds an earlier state of it. */
export interface FilePart {
  rest: Omit<InterviewFile, 'utterances' | 'whiteboard'>
  /** Utterances from this one on; those before are as they were. */
  from: number
  utterances: Utterance[]
  /** Null: the whiteboard is as it was. */
  whiteboard: { drawn: ExcalidrawDocument | null } | null
}

const sameUtterance = (one: Utterance, other: Utterance | undefined): boolean =>
  one.id === other?.id && one.at === other.at && one.speaker === other.speaker && one.text === other.text

/** Elements are replaced where they change, so that the same objects are the same drawing. */
const sameDrawing = (one: ExcalidrawDocument | null, other: ExcalidrawDocument | null): boolean => {
  if (!one || !other) return one === other
  const { elements } = other
  return one.elements.length === elements.length && one.elements.every((it, at) => it === elements[at])
}

/** What has to be sent so that a thread that holds `before` has `file`; all of it where it holds nothing. */
export const partOf = (file: InterviewFile, before: InterviewFile | null): FilePart => {
  const { utterances, whiteboard, ...rest } = file
  const changed = utterances.findIndex((said, at) => !sameUtterance(said, before?.utterances[at]))
  const from = changed < 0 ? utterances.length : changed
  const same = before !== null && sameDrawing(whiteboard, before.whiteboard)
  return { rest, from, utterances: utterances.slice(from), whiteboard: same ? null : { drawn: whiteboard } }
}

/** The file that a part was made of, from what was there before. What did not change stays the same object. */
export const fileOfPart = (part: FilePart, before: InterviewFile | null): InterviewFile => ({
  ...part.rest,
  utterances: [...(before?.utterances.slice(0, part.from) ?? []), ...part.utterances],
  whiteboard: part.whiteboard ? part.whiteboard.drawn : (before?.whiteboard ?? null),
})
