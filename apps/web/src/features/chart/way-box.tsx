import type { ChartNode } from '@mips/contracts/pole-chart'
import { Button } from '@mips/ui/button.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { useState } from 'react'
import { useSuggestions } from '../../platform/suggestions.ts'

type WayBoxProps = {
  rootId: string
  nodes: readonly ChartNode[]
  way: string | undefined
  onWay: (id: string | undefined) => void
}

/** Chooses the record to which the shortest way is shown: one on the chart, or any that is typed. */
export function WayBox({ rootId, nodes, way, onWay }: WayBoxProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ id: string; label: string } | null>(null)
  // What was chosen is not looked for again, or the list would open over the answer.
  const asked = typed === chosen?.label ? '' : typed
  const { groups } = useSuggestions(asked)
  const words = asked.trim().toLowerCase()
  const onChart = nodes
    .filter((node) => node.id !== rootId && words !== '' && node.title.toLowerCase().includes(words))
    .map((node) => ({ id: node.id, label: node.title, description: 'on the chart' }))
  const found = groups.flatMap((group) =>
    group.options
      .filter((option) => option.id !== rootId && !onChart.some((node) => node.id === option.id))
      .map((option) => ({ id: option.id, label: option.title, description: option.detail })),
  )
  return (
    <div className="mips-row mips-row--fields mips-no-print">
      <ComboBox
        label="Shortest way to"
        name="way"
        hint="A person, place, object or event"
        items={[...onChart.slice(0, 8), ...found]}
        selectedId={chosen?.id ?? null}
        inputValue={typed}
        onInputChange={(text) => {
          setTyped(text)
          if (chosen !== null && text !== chosen.label) setChosen(null)
        }}
        onSelect={(item) => {
          if (item === null) return
          setChosen(item)
          onWay(item.id)
        }}
      />
      {way === undefined ? null : (
        <Button
          look="secondary"
          size="small"
          onClick={() => {
            setTyped('')
            setChosen(null)
            onWay(undefined)
          }}
        >
          Take the way off
        </Button>
      )}
    </div>
  )
}
