import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { AnswerBailForm } from './answer-bail-form.tsx'
import { OnBailTable } from './on-bail-table.tsx'

/** Somebody stands at the desk to answer bail: the stay that bailed them is found and chosen, and nothing is typed again. */
export function AnswerBailPage() {
  usePageTitle('Answer bail')
  const mayOpen = useCan('custody.record.open')
  const [asked, setAsked] = useState('')
  const [chosenId, setChosenId] = useState<string>()
  const stays = useQuery({
    ...topicApi.custody.findOnBail.query({ body: asked === '' ? {} : { text: asked } }),
    enabled: mayOpen,
  })
  const chosen = stays.data?.stays.find(({ id }) => id === chosenId)
  if (!mayOpen)
    return (
      <>
        <PageHeading>Answer bail</PageHeading>
        <p>Your role does not open custody records.</p>
      </>
    )
  return (
    <>
      <PageHeading caption="Custody">Answer bail</PageHeading>
      {chosen === undefined ? (
        <>
          <Finder onFind={setAsked} />
          <Shown query={stays} words="Reading who is on bail…">
            {(found) => (
              <Card title="On bail before charge, not yet back">
                <OnBailTable stays={found.stays} onChoose={setChosenId} />
              </Card>
            )}
          </Shown>
        </>
      ) : (
        <AnswerBailForm stay={chosen} onBack={() => setChosenId(undefined)} />
      )}
    </>
  )
}

function Finder({ onFind }: { onFind: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      role="search"
      aria-label="People on bail"
      className="mips-row mips-row--fields"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(text.trim())
      }}
    >
      <TextInput
        name="text"
        label="Surname, or custody number"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="secondary">
        Find
      </Button>
    </form>
  )
}
