import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Menu } from '@mips/ui/menu.tsx'
import { useState } from 'react'
import { AddressForm, AliasForm, IdentifierForm, PhoneForm } from './fact-forms.tsx'

type Fact = 'alias' | 'identifier' | 'address' | 'phone'
const titles: Record<Fact, string> = {
  alias: 'Add another name',
  identifier: 'Add an identifier',
  address: 'Add an address',
  phone: 'Add a telephone',
}

/** Adds a fact to the person: nothing is overwritten, everything is dated and signed. */
export function AddFacts({ nominal }: { nominal: GoldenNominal }) {
  const [adding, setAdding] = useState<Fact>()
  if (!nominal.may.addFact?.allowed) return null
  const done = () => setAdding(undefined)
  return (
    <>
      <Menu
        label="Add"
        size="small"
        acts={(Object.keys(titles) as Fact[]).map((fact) => ({
          id: fact,
          label: titles[fact].replace('Add ', '').replace(/^a/, 'A'),
          onAction: () => setAdding(fact),
        }))}
      />
      {adding === undefined ? null : (
        <Dialog
          title={titles[adding]}
          isOpen
          onClose={done}
          actions={
            <Button look="secondary" onClick={done}>
              Cancel
            </Button>
          }
        >
          {adding === 'alias' ? <AliasForm nominal={nominal} onDone={done} /> : null}
          {adding === 'identifier' ? <IdentifierForm nominal={nominal} onDone={done} /> : null}
          {adding === 'address' ? <AddressForm nominal={nominal} onDone={done} /> : null}
          {adding === 'phone' ? <PhoneForm nominal={nominal} onDone={done} /> : null}
        </Dialog>
      )}
    </>
  )
}
