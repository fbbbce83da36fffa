import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'

export type TabItem = { id: string; label: ReactNode; count?: number; content: ReactNode }

export type TabsProps = {
  label: string
  tabs: readonly TabItem[]
  /** With onSelect the parent keeps which is open, in the URL for example. */
  selected?: string
  onSelect?: (id: string) => void
}

/** Views of the same thing in one page; arrow keys move between them. For pages with their own URL use SubNav. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className="mips-tabs"
      selectedKey={selected}
      onSelectionChange={(key) => onSelect?.(String(key))}
      keyboardActivation="manual"
    >
      <TabList aria-label={label} className="mips-sub-nav__list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="mips-sub-nav__link">
            {tab.label}
            {tab.count === undefined ? null : <span className="mips-sub-nav__count"> {tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="mips-tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
