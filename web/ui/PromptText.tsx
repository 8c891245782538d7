import classes from './PromptText.module.css'
import { paragraphsOf } from './paragraphs.ts'

/** A question's prompt: paragraphs and lists, however the file breaks its lines. */
export function PromptText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {paragraphsOf(text).map((part, index) =>
        part.is === 'list' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change while it is shown
          <ul key={index}>
            {part.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <p key={index}>{part.text}</p>
        ),
      )}
    </div>
  )
}
