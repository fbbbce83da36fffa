/** Says that nothing here is real. */
export function DemoStrip({ children = 'Demonstration data' }: { children?: string }) {
  return <p className="mips-demo">{children}</p>
}
