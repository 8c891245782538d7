import { TopBar } from './TopBar.tsx'
import { Waiting } from './Waiting.tsx'

/** While a page's code is on its way: the bar as it will be, and nothing that would jump. */
export function PageWaiting() {
  return (
    <>
      <TopBar />
      <main>
        <Waiting what="Loading the page" />
      </main>
    </>
  )
}
