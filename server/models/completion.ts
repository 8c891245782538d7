import { z } from 'zod'
import { type Failed, passing } from './failures.ts'
import { jsonOf } from './refused.ts'

const completion = z.object({
  model: z.string().optional(),
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
    }),
  ),
})

/** What a model said, and what it calls itself. */
export interface Said {
  content: string
  model: string | null
}

/** Reads the body of an answer that claims success. */
export function completionOf(text: string): { ok: Said } | { failed: Failed } {
  const json = jsonOf(text)
  if (json === undefined)
    return failed('not-the-protocol', 'What answers at this address sent no JSON. Check OPENAI_BASE_URL.')
  const parsed = completion.safeParse(json)
  if (!parsed.success)
    return failed('not-the-protocol', 'The endpoint answered with something other than a chat completion.')
  const [choice] = parsed.data.choices
  if (choice?.message?.refusal || choice?.finish_reason === 'content_filter')
    return failed('refusal', 'The model refused to answer.')
  if (choice?.finish_reason === 'length') return failed('cut-off', 'The model’s answer was cut off.')
  const content = choice?.message?.content?.trim() ?? ''
  if (content === '') return failed('empty', 'The model’s answer was empty.')
  return { ok: { content, model: parsed.data.model ?? null } }
}

const failed = (...[why, says]: Parameters<typeof passing>) => ({ failed: passing(why, says) })

/**
 * The JSON that a model's text holds: all of it, what stands within a fence, or what stands between the first brace and the
 * last. Undefined where there is none. What it thought aloud before is left out.
 */
export function jsonIn(content: string): unknown {
  const text = content.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim()
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1]
  const braced = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  for (const each of [text, fenced, braced]) {
    const json = each ? jsonOf(each) : undefined
    if (json !== undefined) return json
  }
  return undefined
}
