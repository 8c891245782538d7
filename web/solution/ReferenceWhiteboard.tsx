import { useScene } from '../api/scene.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/Problem.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { Drawing } from './Drawing.tsx'
import classes from './Solution.module.css'

/** The reference as a drawing, which can be taken along. The lists beside it say the same in words. */
export function ReferenceWhiteboard({ address }: { address: string }) {
  const scene = useScene(address)
  if (scene.error)
    return (
      <ProblemNote error={scene.error}>
        <Button look="default" size="small" onClick={() => scene.refetch()}>
          Try again
        </Button>
      </ProblemNote>
    )
  if (!scene.data)
    return (
      <Waiting what="Drawing the reference">
        <Bone height={320} />
      </Waiting>
    )
  return (
    <>
      <Drawing scene={scene.data} />
      <p className={`${classes.quiet} ${classes.download}`}>
        <a href={address} download>
          Download the drawing
        </a>{' '}
        to open it in Excalidraw.
      </p>
    </>
  )
}
